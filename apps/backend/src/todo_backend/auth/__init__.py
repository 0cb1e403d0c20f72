"""Who is calling: bearer JWTs, checked by exactly one of two verifiers."""
