"""Tests of the backend, against a real PostgreSQL (TEST_DATABASE_URL)."""
