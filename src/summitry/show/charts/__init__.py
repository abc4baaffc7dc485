"""Charts as SVG: pure functions from figures to marks, each with its title, its description and its table."""
