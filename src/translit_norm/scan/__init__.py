"""Running text: finding mentions, respelling them, linting names, showing them on a page."""

from translit_norm.scan.check import check
from translit_norm.scan.mentions import scan
from translit_norm.scan.rewrite import rewrite

__all__ = ["check", "rewrite", "scan"]
