"""The romanisation standards as language packs of the package transliterate."""

from __future__ import annotations

from transliterate import translit

from translit_norm.integrations.transliterate import register


def main() -> None:
    register()
    for scheme in ("uk-kmu-2010", "uk-german", "uk-bgn-pcgn-1965"):
        print(f"{scheme:<18} {translit('Згурський, Харків', scheme, reversed=True)}")


if __name__ == "__main__":
    main()
