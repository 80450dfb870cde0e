"""The parser of quotation marks."""
