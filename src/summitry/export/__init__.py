"""The record as programs read it: a file for each format."""
