"""The record as people read it."""
