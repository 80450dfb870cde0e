"""What the commands of the browser do: searching, moving about, marking, copying."""
