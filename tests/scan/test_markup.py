"""Mark-up: code, addresses, attributes and labels are left alone, the text around them is not."""

from __future__ import annotations

import pytest

from translit_norm.scan.rewrite import rewrite

MARKDOWN = [
    ("# A trip to Kiev\n", True), ("**Kiev** and *Kiev’s*", True), ("[Kiev](https://x.org 'a')", True),
    ("![Kiev](a.png)", True), ("| Kiev | x |\n|---|---|", True), ("- Kiev\n\n  is here", True),
    ("1. one\n\n    Kiev is text of the item.", True), ("!!! note\n\n    Kiev is a note.", True),
    ("[^1]: On Kiev.", True), ("[Kiev][o]\n\n[o]: https://x.org", True), ("> Kiev", True),
    ("<b title='a'>Kiev</b>", True),
    ("`Kiev`", False), ("``a `Kiev` b``", False), ("```\nKiev\n```", False), ("~~~ text\nKiev\n~~~", False),
    ("Text.\n\n    Kiev = 1\n", False), ("- item\n\n      Kiev = 1\n", False), ("Text.\n\n\tKiev = 1\n", False),
    ("[x](https://x.org/Kiev \"Kiev\")", False), ("[x]: https://x.org/Kiev 'Kiev'", False),
    ("[Kiev] and [Kiev][]\n\n[Kiev]: https://x.org", False), ("<a title='Kiev'>x</a>", False),
    ("<code>Kiev</code><pre>\nKiev</pre>", False), ("<!-- Kiev -->", False), ("<https://x.org/Kiev>", False),
    ("---\ntitle: Kiev\n---\n", False),
]  # fmt: skip
HTML = [
    ("<p>Kiev</p>", True), ("a < b > Kiev", True),
    ("<p class=\"Kiev\" title='Kiev > x'>x</p>", False), ("<script>a='Kiev'</script>", False),
    ("<STYLE>.Kiev{}</STYLE>", False), ("<pre><b>Kiev</b></pre>", False), ("<!-- Kiev -->", False),
    ("<img src=Kiev.png alt=Kiev>", False), ("<textarea>Kiev</textarea>", False),
]  # fmt: skip
RST = [
    ("Kiev\n====\n", True), ("*Kiev* and `Kiev <https://x.org/>`_", True), (".. note:: Kiev is far.", True),
    ("Text::\n\n    code\n\nKiev", True),
    ("``Kiev``", False), ("Text::\n\n    Kiev\n", False), (".. code-block:: text\n\n   Kiev\n", False),
    (":ref:`Kiev`", False), (".. image:: Kiev.png\n   :alt: Kiev", False), (".. _Kiev: https://x.org", False),
    ("Kiev_ and `Kiev guide`_", False), ("|Kiev|", False), ("`x <https://x.org/Kiev>`_", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "text", "is_text"),
    [
        (markup, *row)
        for markup, rows in (("markdown", MARKDOWN), ("html", HTML), ("rst", RST))
        for row in rows
    ],
)
def test_only_text_is_respelt(markup: str, text: str, is_text: bool) -> None:
    wanted = text.replace("Kiev", "Kyiv") if is_text else text
    assert rewrite(text, markup=markup).text == wanted
