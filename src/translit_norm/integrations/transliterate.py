"""The schemes as language packs of the `transliterate` package.

Nothing happens at import: call `register()`. Afterwards `transliterate.translit("Харків",
"uk-kmu-2010", reversed=True)` romanises, and for reversible schemes the other direction restores.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from translit_norm.romanise import catalogue
from translit_norm.romanise.engine import romanise
from translit_norm.romanise.reverse import unromanise


def register() -> tuple[str, ...]:
    """Register every scheme that may be written with, and return their ids.

    The built-in packs stay: `transliterate` looks for them only while its registry is empty, so
    they are discovered first. Calling it again changes nothing.

    >>> "uk-kmu-2010" in register()
    True
    >>> from transliterate import translit
    >>> translit("Щука", "uk-kmu-2010", reversed=True), translit("Кийв", "uk", reversed=True)
    ('Shchuka', 'Kyjv')
    """
    from transliterate.base import registry  # type: ignore[import-untyped]
    from transliterate.discover import autodiscover  # type: ignore[import-untyped]

    autodiscover()
    ids = tuple(facts.id for facts in catalogue.schemes() if facts.certainty != "low")
    for scheme_id in ids:
        if registry.get(scheme_id) is None:
            registry.register(_pack(scheme_id))
    return ids


@lru_cache(maxsize=128)
def _pack(scheme_id: str) -> type[Any]:
    from transliterate.base import TranslitLanguagePack

    def translit(
        self: Any, value: str, reversed: bool = False, strict: bool = False,
        fail_silently: bool = True,
    ) -> str:  # fmt: skip
        """Return `value` romanised (`reversed`), or restored by a reversible scheme.

        Raises `SchemeError` where the scheme is not reversible and `reversed` is false.
        """
        if reversed:
            return romanise(value, scheme=scheme_id)
        return unromanise(value, catalogue.scheme(scheme_id))

    fields = {
        "language_code": scheme_id,
        "language_name": scheme_id,
        # What the base class insists on; the scheme's own tables do the work.
        "mapping": ("a", "а"),
        # Detection stays with the built-in packs.
        "detectable": False,
        "translit": translit,
    }
    return type(f"Scheme_{scheme_id}", (TranslitLanguagePack,), fields)
