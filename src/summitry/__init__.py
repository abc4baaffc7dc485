"""Summitry reads what states say, do and promise, and keeps the record."""

__version__ = "0.1.0"
