"""Keys: their names and full-width twins, those of the widgets, and what the config makes of them."""
