"""The reference page of the standards is the one that the tables give."""

from tools.standards_page import PAGE, page


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python tools/standards_page.py"
