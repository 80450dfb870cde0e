"""The screen of the clippings."""
