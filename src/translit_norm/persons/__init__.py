"""People: parse, compare, render and group their names; the known people."""
