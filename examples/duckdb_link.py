"""Link two registers that spell their towns by different standards (extra: duckdb).

The key proposes pairs cheaply; the identifier decides those that both sides resolve.
"""

from __future__ import annotations

import duckdb

from translit_norm.integrations.duckdb import register

SCHOOLS = [("Школа №1", "Запоріжжя"), ("Школа №7", "Миролюбівка"), ("Ліцей", "Чернігів")]
GRANTS = [(5000, "Zaporozhye"), (7000, "Miralyubavka"), (9000, "Tschernihiw"), (1, "Lvov")]


def main() -> None:
    with duckdb.connect() as connection:
        register(connection)
        connection.execute("CREATE TABLE schools (school VARCHAR, town VARCHAR)")
        connection.executemany("INSERT INTO schools VALUES (?, ?)", SCHOOLS)
        connection.execute("CREATE TABLE grants (amount INTEGER, town VARCHAR)")
        connection.executemany("INSERT INTO grants VALUES (?, ?)", GRANTS)
        pairs = connection.execute(
            """
            SELECT school, s.town, g.town, amount,
                   translit_id(s.town) IS NOT DISTINCT FROM translit_id(g.town) AS same_id
            FROM schools s JOIN grants g ON translit_key(s.town) = translit_key(g.town)
            ORDER BY amount
            """
        ).fetchall()
        for school, town, spelt, amount, same in pairs:
            note = "one place or equally unsure" if same else "look at it"
            print(f"{school:<9} {town:<12} {spelt:<13} {amount:>5}  {note}")


if __name__ == "__main__":
    main()
