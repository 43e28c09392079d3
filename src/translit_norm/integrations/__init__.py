"""The resolver inside the tools that hold names: files, data frames, databases, clusters.

Every module here but `added`, `settings` and `distinct` needs an extra, and the core imports none.
"""
