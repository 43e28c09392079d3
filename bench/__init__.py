"""Accuracy and speed beside public peers: `python -m bench` writes `bench/results.md`."""
