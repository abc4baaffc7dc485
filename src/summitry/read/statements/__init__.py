"""Statements: who said or thought what, by the document's own account."""

from summitry.read.statements.finder import find, said_by, statement_at

__all__ = ["find", "said_by", "statement_at"]
