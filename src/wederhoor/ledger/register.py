"""Asking a ledger's register. Rule: what is counted and listed is what was known, without the stories set apart."""

# ruff: noqa: S608  queries are put together from this module's own words; what is asked for is bound to them

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wederhoor.ledger.knowing import state
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.register import Packed

MARKED = frozenset({"kind", "certainty", "claimant", "place", "mark"})  # sorts that a claim has by itself
ROOM = 20  # bits of a claim's number for its place in the reading; the others are its story's
PLACED = (
    "FROM register_values AS v CROSS JOIN register_marks AS m ON m.value = v.number "
    f"CROSS JOIN register_stories AS s ON s.number = m.claim >> {ROOM} WHERE v.sort = 'place'"
)
PACKED = (
    "SELECT s.story, s.moment, s.newest, s.outlet, s.month, s.date, coalesce(t.packed, x''), t.several "
    "FROM register_stories AS s LEFT JOIN register_sheets AS t ON t.story = s.number "
    "WHERE s.open = 0 ORDER BY s.newest, s.story"
)

Row = tuple[Any, ...]  # Any: a row's values


@dataclass(frozen=True, slots=True)
class Scope:
    """Which stories are meant: those that are known by themselves at a moment, apart from some."""

    known: str | None = None  # UTC, as text that sorts by time; None for all, those that are never known too
    apart: tuple[str, ...] = ()  # stories that whoever asks looks at himself

    def where(self) -> tuple[str, dict[str, Any]]:  # Any: a value of a query
        """The condition on a story `s`, with its values."""
        values: dict[str, Any] = {"apart": json.dumps(self.apart)}
        told = "s.open = 0"
        if self.known is not None:
            told, values["known"] = f"{told} AND s.moment <= :known", self.known
        if self.apart:
            told += " AND s.story NOT IN (SELECT value FROM json_each(:apart))"
        return told, values


@dataclass(frozen=True, slots=True)
class Holding:
    """What a story must have to be of use to a list."""

    first: str | None = None  # the moment from which on it is known, as text that sorts by time
    last: str | None = None
    text: str | None = None  # what stands in its text, without capitals and with single spaces
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by sort: one of them on some claim

    def where(self) -> tuple[str, dict[str, Any]]:
        """The condition on a story `s`, with its values."""
        told = "".join(
            f" AND s.number IN (SELECT m.claim >> {ROOM} FROM register_values AS v JOIN register_marks AS m "
            f"ON m.value = v.number WHERE v.sort = '{sort}' AND v.value IN (SELECT value FROM json_each(:{sort})))"
            for sort in sorted(MARKED & self.values.keys())
        )
        for name, sign in (("from", ">="), ("until", "<=")):
            told += f" AND s.moment {sign} :{name}" if (self.first if name == "from" else self.last) else ""
        if self.text is not None:
            told += " AND EXISTS (SELECT 1 FROM texts AS t WHERE t.hash = s.text_hash AND holds(t.bytes, :text))"
        return told, {
            "text": self.text,
            "from": self.first,
            "until": self.last,
            **{k: json.dumps(v) for k, v in self.values.items()},
        }


class SqliteRegister:
    """What `registering.catch_up` last wrote, of the stories that are meant."""

    def __init__(self, store: SqliteStore, scope: Scope) -> None:
        self._store, self._scope = store, scope

    def after(self, begin: tuple[str, str], most: int, wanted: Holding) -> list[tuple[str, str]]:
        """Moment and story of the stories from a place in the list on, by moment."""
        where, values = self._scope.where()
        told, more = wanted.where()
        query = (
            f"SELECT s.moment, s.story FROM register_stories AS s WHERE {where}{told} "
            "AND (s.moment, s.story) >= (:moment, :story) ORDER BY s.moment, s.story LIMIT :most"
        )
        asked = {**values, **more, "moment": begin[0], "story": begin[1], "most": most}
        return [(moment, story) for moment, story in self._rows(query, asked)]

    def spoken(self, names: Iterable[str]) -> list[str]:
        """The stories in which somebody of these names speaks."""
        where, values = self._scope.where()
        query = (
            "SELECT DISTINCT s.story FROM register_values AS v JOIN register_marks AS m ON m.value = v.number "
            f"JOIN register_stories AS s ON s.number = m.claim >> {ROOM} WHERE {where} "
            "AND v.sort = 'claimant' AND v.value IN (SELECT value FROM json_each(:names))"
        )
        wanted = sorted(names)
        return [story for (story,) in self._rows(query, {**values, "names": json.dumps(wanted)})] if wanted else []

    def days(self) -> list[tuple[str, int, int]]:
        """Each day with a story that is dated to it, with how many stories and claims."""
        where, values = self._scope.where()
        query = (
            "SELECT s.day, count(*), sum(s.claims) FROM register_stories AS s "
            f"WHERE {where} AND s.day IS NOT NULL GROUP BY s.day"
        )
        return [(day, stories, claims) for day, stories, claims in self._rows(query, values)]

    def of_day(self, day: str) -> list[str]:
        """The stories that are dated to a day."""
        where, values = self._scope.where()
        query = f"SELECT s.story FROM register_stories AS s WHERE {where} AND s.day = :day"
        return [story for (story,) in self._rows(query, {**values, "day": day})]

    def outlets(self) -> list[Row]:
        """Each outlet with its stories and claims, and the first and last of its dated stories as moment and EDTF."""
        where, values = self._scope.where()
        dated = "CASE WHEN s.edtf IS NOT NULL THEN s.moment || ' ' || s.edtf END"
        query = (
            f"SELECT s.outlet, count(*), sum(s.claims), min({dated}), max({dated}) "
            f"FROM register_stories AS s WHERE {where} GROUP BY s.outlet"
        )
        return list(self._rows(query, values))

    def places(self, after: str, most: int, named: Collection[str] | None) -> list[Row]:
        """The places after one, by id, of which a claim speaks: with how many claims and stories."""
        where, values = self._scope.where()
        only = "AND v.value IN (SELECT value FROM json_each(:named))" if named is not None else ""
        query = (
            f"SELECT v.value, count(*), count(DISTINCT s.number) {PLACED} AND v.value > :after {only} AND {where} "
            "GROUP BY v.value ORDER BY v.value LIMIT :most"
        )
        asked = {**values, "after": after, "named": json.dumps(sorted(named or ())), "most": most}
        return list(self._rows(query, asked))

    def outlets_of(self, places: Iterable[str]) -> list[tuple[str, str]]:
        """The outlets with a claim of some places, each once beside its place."""
        where, values = self._scope.where()
        query = (
            f"SELECT DISTINCT v.value, s.outlet {PLACED} AND v.value IN (SELECT value FROM json_each(:places)) "
            f"AND s.outlet <> '' AND {where}"
        )
        return [(place, outlet) for place, outlet in self._rows(query, {**values, "places": json.dumps(list(places))})]

    def needing(self, sort: str, most: int) -> tuple[list[str], int]:
        """The stories with the first findings of a sort, and how many findings other stories have."""
        where, values = self._scope.where()
        found = (
            "FROM register_findings AS f JOIN register_stories AS s ON s.number = f.story "
            f"WHERE f.sort = :sort AND {where}"
        )
        query = f"SELECT s.story {found} ORDER BY f.weight, s.story LIMIT :most"
        asked = {**values, "sort": sort, "most": most}
        stories = list(dict.fromkeys(story for (story,) in self._rows(query, asked)))
        chosen = "AND s.story NOT IN (SELECT value FROM json_each(:chosen))"
        told = self._rows(f"SELECT total(f.times) {found} {chosen}", {**asked, "chosen": json.dumps(stories)})
        return stories, int(told[0][0])

    def doubts(self) -> list[tuple[str, int, str]]:
        """What stands for each doubtful name, how many claims have it, and a story of one of them."""
        where, values = self._scope.where()
        query = (
            "SELECT v.value, count(*), min(s.story) FROM register_values AS v CROSS JOIN register_marks AS m "
            f"ON m.value = v.number CROSS JOIN register_stories AS s ON s.number = m.claim >> {ROOM} "
            f"WHERE v.sort = 'doubt' AND {where} GROUP BY v.value"
        )
        return [(value, count, story) for value, count, story in self._rows(query, values)]

    # what waits for a judgement

    def waiting_days(self, chosen: Mapping[str, str]) -> Mapping[str, int]:
        """How many claims have every value chosen, by the last day of their story."""
        found, values = self._fitting(chosen)
        return dict(self._rows(f"SELECT s.last_day, {found} AND s.claims GROUP BY 1", values))

    def waiting_on(self, chosen: Mapping[str, str], days: Iterable[str]) -> list[str]:
        """The stories of some days with such a claim."""
        found, values = self._fitting(chosen)
        query = (
            f"SELECT s.story, {found} AND s.claims AND s.last_day IN (SELECT value FROM json_each(:days)) GROUP BY 1"
        )
        return [story for story, _ in self._rows(query, {**values, "days": json.dumps(sorted(days))})]

    def waiting_values(self, chosen: Mapping[str, str]) -> Mapping[str, Counter[str]]:
        """How many such claims have each value."""
        where, values = self._of_stories(chosen)
        if not chosen and self._scope.known is None:
            counts = self._values_less(values)
        else:
            counts = self._values(_claims_having(self._marks(chosen)), where, values)
        found, values = self._fitting(chosen)
        outlets = self._rows(f"SELECT s.outlet, {found} AND s.claims AND s.outlet <> '' GROUP BY 1", values)
        counts["outlet"].update(dict(outlets))
        return counts

    def _values(self, claims: str, where: str, values: Mapping[str, Any]) -> dict[str, Counter[str]]:
        """How many of the claims `m.claim` of stories `s` have each value."""
        query = (
            f"SELECT v.sort, v.value, t.number FROM (SELECT o.value, count(*) AS number {claims} "
            f"WHERE {where} GROUP BY o.value) AS t JOIN register_values AS v ON v.number = t.value"
        )
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for sort, value, number in self._rows(query, values):
            counts[sort][value] = number
        return counts

    def _values_less(self, values: Mapping[str, Any]) -> dict[str, Counter[str]]:
        """The same of all claims: from what is counted, less those of the stories set apart."""
        apart = "s.story IN (SELECT value FROM json_each(:apart))"
        less = self._values(_claims_having(()), apart, values)
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for sort, value, number in self._rows("SELECT sort, value, claims FROM register_values", {}):
            counts[sort][value] = number - less[sort][value]
        return defaultdict(Counter, {sort: +found for sort, found in counts.items()})

    def _fitting(self, chosen: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
        """How many claims of stories `s` have every value chosen, with FROM and WHERE, and its values."""
        where, values = self._of_stories(chosen)
        marks = self._marks(chosen)
        if not marks:
            return f"sum(s.claims) FROM register_stories AS s WHERE {where}", values
        return f"count(*) {_having(marks)} WHERE {where}", values

    def _of_stories(self, chosen: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
        """The condition on a story, with what is chosen of its own."""
        where, values = self._scope.where()
        if "day" in chosen:
            where, values["day"] = f"{where} AND s.last_day = :day", chosen["day"]
        if "outlet" in chosen:
            where, values["outlet"] = f"{where} AND s.outlet = :outlet AND s.outlet <> ''", chosen["outlet"]
        return where, values

    def _marks(self, chosen: Mapping[str, str]) -> list[int]:
        """The numbers of the values chosen, that of fewest claims first; -1 for a value that nothing has."""
        query = "SELECT number, claims FROM register_values WHERE sort = :sort AND value = :value"
        found = []
        for sort in sorted(MARKED & chosen.keys()):
            rows = list(self._rows(query, {"sort": sort, "value": chosen[sort]}))
            found.append((rows[0][1], rows[0][0]) if rows else (0, -1))
        return [number for _, number in sorted(found)]

    def _rows(self, query: str, values: Mapping[str, Any]) -> Sequence[Row]:
        with self._store.asking() as connection:
            connection.create_function("holds", 2, _holds, deterministic=True)
            found: Sequence[Row] = connection.execute(query, values).fetchall()
            return found


def _claims_having(marks: Sequence[int]) -> str:
    """The values `o.value` of the claims of stories `s` with some values, or of all."""
    if marks:
        return f"{_having(marks)} CROSS JOIN register_marks AS o ON o.claim = m.claim"
    return (
        "FROM register_stories AS s CROSS JOIN register_marks AS o "
        f"ON o.claim BETWEEN (s.number << {ROOM}) AND ((s.number + 1) << {ROOM}) - 1"
    )


def _having(marks: Sequence[int]) -> str:
    """The claims `m.claim` of stories `s` with some values."""
    first, *rest = marks
    also = "".join(
        f" AND EXISTS (SELECT 1 FROM register_marks WHERE value = {mark:d} AND claim = m.claim)" for mark in rest
    )
    return (
        f"FROM register_marks AS m CROSS JOIN register_stories AS s ON m.value = {first:d}{also} "
        f"AND s.number = m.claim >> {ROOM}"
    )


def _holds(text: bytes, part: str) -> bool:
    folded = text.decode("utf-8").casefold()
    word = max(part.split(), key=len, default="")
    return word in folded and part in " ".join(folded.split())  # few texts need to be put on one line


def packed(
    store: SqliteStore, known: tuple[str, int] | None
) -> tuple[tuple[str, int], Sequence[Packed], Mapping[int, tuple[str, str]]] | None:
    """Which register it is, its stories for searches with the newest first, and what the numbers in them stand for.

    None where it is still the one that is known.
    """
    with store.asking() as connection:
        now = state(connection, "register")
        if now == known:
            return None
        stories = [Packed(*row) for row in connection.execute(PACKED)]
        values = connection.execute("SELECT number, sort, value FROM register_values").fetchall()
    return now, stories, {number: (sort, value) for number, sort, value in values}
