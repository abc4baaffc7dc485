"""A second reader: what a language model takes from a document, kept apart until a person rules on it."""
