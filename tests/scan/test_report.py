"""The report: escaped, without scripts, with Crimea in Ukraine; shown by a browser where there is one."""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from translit_norm.scan.chart import chart, country_at
from translit_norm.scan.report import CREDIT, html

HOSTILE = (
    "<script>document.title='run'</script> & \"Kyiv\" <b>Kherson</b>, Miralyubavka in Kherson region. "
    "Olha Kovalenko said."
)
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = _Tags()
    reader.feed(page)
    assert reader.open == []
    return reader.seen


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [(44.95, 34.1, "UA"), (44.62, 33.6, "UA"), (45.3, 36.4, "UA"), (48.0, 37.8, "UA"), (50.45, 30.5, "UA"),
     (55.75, 37.6, "RU"), (53.9, 27.5, "BY"), (45.2, 38.9, "RU")],
)  # fmt: skip
def test_outlines_follow_the_resolutions(lat: float, lon: float, country: str) -> None:
    assert country_at(lat, lon) == country


def test_text_is_shown_not_run() -> None:
    page = html([HOSTILE])
    seen = tags(page)
    assert "script" not in {tag for tag, _attributes in seen}
    assert "&lt;script&gt;" in page
    assert CREDIT in page


def test_every_mark_can_be_reached_and_is_described() -> None:
    seen = tags(html([HOSTILE]))
    described = [attributes for _tag, attributes in seen if attributes.get("aria-describedby")]
    ids = [attributes["id"] for _tag, attributes in seen if attributes.get("id")]
    assert described
    assert all(attributes["tabindex"] == "0" for attributes in described)
    assert {attributes["aria-describedby"] for attributes in described} <= set(ids)
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched() -> None:
    page = html([("a", HOSTILE), ("b", "Lviv and Odesa.")])
    links = [attributes.get("href") or "" for tag, attributes in tags(page) if tag in ("a", "link")]
    assert all(link.startswith(("#", "data:")) for link in links)
    assert "src=" not in page
    assert "http://" not in page.replace("http-equiv", "")


def test_an_empty_text_makes_a_page_without_a_map() -> None:
    page = html([""])
    assert "0 mentions of 0 entities" in page
    assert "<svg" not in page
    assert chart([]) == ""


def browse(file: Path, profile: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    """Load a page in the headless browser; what its console says comes on standard error."""
    assert BROWSER is not None
    return subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         f"--user-data-dir={profile}", "--enable-logging=stderr", "--virtual-time-budget=4000",
         "--dump-dom", *flags, file.as_uri()],
        capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
def test_a_browser_says_nothing_on_its_console_and_runs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(html([HOSTILE]), encoding="utf-8")
    done = browse(file, tmp_path / "profile")
    assert "<title>run</title>" not in done.stdout
    assert "&lt;script&gt;" in done.stdout
    assert "CONSOLE" not in done.stderr


PROBE = """<script>addEventListener('load', () => {
  const mark = document.querySelector('.text .mark');
  mark.focus();
  setTimeout(() => {
  const shown = getComputedStyle(mark.querySelector('.card')).display;
  const room = document.documentElement;
  document.title = ['card', shown, room.scrollWidth <= room.clientWidth ? 'fits' : 'too wide'].join(' ');
  console.log('heard'); }, 300);
})</script></body>"""


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
@pytest.mark.parametrize("flags", [(), ("--window-size=500,800",)], ids=["desk", "narrow"])
def test_a_browser_shows_the_card_of_a_focused_mark(tmp_path: Path, flags: tuple[str, ...]) -> None:
    page = html([HOSTILE])
    # The probe needs a script, so it is tested on a copy without the policy that forbids any.
    start = page.index("<meta http-equiv")
    copy = page[:start] + page[page.index(">", start) + 1 :].replace("</body>", PROBE)
    file = tmp_path / "report.html"
    file.write_text(copy, encoding="utf-8")
    done = browse(file, tmp_path / "profile", *flags)
    assert "<title>card block fits<" in done.stdout
    assert "heard" in done.stderr  # so the console is listened to
