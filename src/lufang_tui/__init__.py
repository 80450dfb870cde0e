"""Press kits in the terminal: find who said what, copy it rightly, prove it is verbatim."""

__version__ = "0.1.0"
