"""What keeps one user's requests from being too many, two at once, or done twice."""
