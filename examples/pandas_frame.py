"""Count events by place although every agency spells it another way (extra: pandas)."""

from __future__ import annotations

import pandas as pd

import translit_norm.integrations.pandas  # noqa: F401  (registers .translit)


def main() -> None:
    events = pd.DataFrame(
        {
            "city": ["Kiev", "Kyiv", "Kiew", "Киев", "Kharkov", "Charkiw", None, "Monday"],
            "injured": [1, 2, 3, 4, 5, 6, 7, 8],
        }
    )
    places = events.join(events["city"].translit.normalise(kind="place"))
    print(places[["city", "canonical", "outcome", "katottg"]].to_string())
    print(places.groupby("canonical")["injured"].sum().to_string())


if __name__ == "__main__":
    main()
