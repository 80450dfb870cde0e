"""What a text is in itself: width, line breaks, safety, folding, alignment. Knows nothing of kits."""
