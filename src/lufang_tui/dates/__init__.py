"""Dates: EDTF, its labels, and what an expression states about a date. No kits, no guesses about relative dates."""
