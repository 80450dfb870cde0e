"""The press kit: its model, reading it, writing it, and where its words stand."""
