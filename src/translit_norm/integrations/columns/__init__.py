"""Files with a column of names: read in chunks, resolved in order, written with added columns."""
