"""What the readers know, as data: each rule carries an example, and the examples run as tests."""
