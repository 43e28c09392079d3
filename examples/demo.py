"""Resolves every name of examples/article.txt and prints what each one means: `make demo`."""

from __future__ import annotations

from pathlib import Path

from translit_norm import normalise

ARTICLE = Path(__file__).with_name("article.txt")

#: The names of the article with the region the text speaks of, as an editor would give it.
NAMES = {
    "KYIV": None, "Zlata Balka": "Kherson Oblast", "Aleksandravka": "Kherson Oblast",
    "Dnieper": None, "Arkhangelskoye": "Kherson Oblast", "Miralyubavka": "Beryslavskyi Raion",
    "Khreshchanavka": "Kherson Oblast", "Mikhalavka": "Kherson Oblast",
    "Novavarantsovka": "Kherson Oblast", "Dudchan": "Kherson Oblast", "Novaya Kakhovka": None,
    "Moscow": None, "Kherson": None, "Zaporozhye": None, "Donetsk": None, "Luhansk": None,
    "Kiev": None, "Mykolaiv": None, "Kryvyi Rih": None, "Torskoe": "Donetsk Oblast",
    "Kremen": "Luhansk Oblast", "Oskil": "Kharkiv Oblast", "Borovoy": "Kharkiv Oblast",
    "Kupyansk": None, "Liman": "Donetsk Oblast", "Kharkiv": None, "Zaporizhzhya": None,
    "Tallinn": None,
}  # fmt: skip


def main() -> None:
    """Print a table: the spelling, the outcome, the canonical name, its place and its ids."""
    text = ARTICLE.read_text(encoding="utf-8")
    print(f"{'in the text':<16} {'outcome':<10} {'canonical':<18} {'where':<41} ids")
    for name, within in NAMES.items():
        assert name in text, f"{name} is not in the article"
        result = normalise(name, within=within, kind="place")
        lead = result.candidates[0].entity
        where = ", ".join(parent.name for parent in lead.parents[:-1][-2:]) or lead.feature
        if result.best:
            ids = " ".join(f"{authority}:{code}" for authority, code in lead.ids.items())
        else:
            where, ids = within or "", f"{len(result.candidates)} candidates share the name"
        print(f"{name:<16} {result.outcome.value:<10} {result.name or '':<18} {where:<41} {ids}")


if __name__ == "__main__":
    main()
