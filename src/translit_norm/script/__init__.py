"""Facts about letters: which script, lossy folds, the sound and class keys of a spelling."""
