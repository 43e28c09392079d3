"""Romanisation schemes and the engine that applies them: Cyrillic to Latin."""

from translit_norm.romanise.catalogue import scheme, schemes
from translit_norm.romanise.engine import romanise
from translit_norm.romanise.scheme import SchemeTable
from translit_norm.romanise.scheme_file import load_scheme

__all__ = ["SchemeTable", "load_scheme", "romanise", "scheme", "schemes"]
