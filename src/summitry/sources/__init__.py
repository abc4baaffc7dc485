"""Bytes become documents: a file for each format."""
