"""From one sitting to the next: which kits are open, reading them again, coming back to where the reader was."""
