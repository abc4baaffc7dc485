"""Figures: what reading costs and how right it is, beside its peers, in one run."""
