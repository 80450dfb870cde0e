"""The screen of the library: one search box over every kit."""
