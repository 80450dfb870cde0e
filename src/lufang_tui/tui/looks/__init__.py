"""Themes, terminals without colour, and terminals that draw some signs two cells wide."""
