"""Measurements against a peer in the same run. They print ratios and never assert on time."""
