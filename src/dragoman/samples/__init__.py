"""Twelve short articles of our own, two conflicts told by several invented outlets; what they are: README.md."""
