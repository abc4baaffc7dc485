"""Sources: bytes in, documents out. A file for each format; ``documents`` takes whatever a person points at."""

from summitry.sources.batch import documents
from summitry.sources.published import published_dates

__all__ = ["documents", "published_dates"]
