"""Database: URL, engine, tables and the functions that query them."""
