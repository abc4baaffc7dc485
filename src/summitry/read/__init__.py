"""Reading: a document in, what a careful reader takes from it out. Pure."""
