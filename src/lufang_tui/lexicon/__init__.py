"""What languages bring along: cues, titles, names of bodies; data files and their reader."""
