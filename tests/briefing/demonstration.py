"""A small ledger of demonstration text: outlets, reports and sentences are invented for these tests."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from wederhoor.model.actors import Actor, Office
from wederhoor.model.claims import Claim, Quantity, with_id
from wederhoor.model.ids import digest
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Place, PlaceRef
from wederhoor.model.stories import Published, Story
from wederhoor.model.texts import Block, BlockKind, Span
from wederhoor.model.vocabulary import (
    FAMILY_OF,
    UNATTRIBUTED,
    Basis,
    Certainty,
    Comparison,
    Kind,
    Part,
    PlaceKind,
    Polarity,
    RelationKind,
    Status,
)
from wederhoor.model.weights import (
    ControlCell,
    Copy,
    Matter,
    MatterLine,
    Origin,
    Reason,
    Relation,
    Series,
    SeriesPoint,
    Silence,
    Standing,
)
from wederhoor.situation.value import Situation
from wederhoor.weighing.weighed import Weighed

HOSTILE = '<script>alert("x")</script> **vet** [koppeling](javascript:alert(1)) | cel \x1b[31mrood'


@dataclass(frozen=True)
class Map:
    """A gazetteer of a few places."""

    places: Mapping[str, Place]

    def get(self, place: str) -> Place | None:
        return self.places.get(place)

    def find(self, name: str) -> tuple[Place, ...]:
        return tuple(item for item in self.places.values() if name in {item.id, *dict(item.names).values()})

    def longest(self) -> int:
        return 3

    def begins(self, word: str) -> bool:
        return True

    def all(self) -> tuple[Place, ...]:
        return tuple(self.places[name] for name in sorted(self.places))


def _actor(id: str, kind: str, party: str, nl: str, short: str = "", spellings: tuple[str, ...] = (), **more) -> Actor:
    english = more.pop("en", id)
    names = (("nl", nl), ("en", english))
    brief = (("nl", short or nl), ("en", more.pop("short_en", english)))
    return Actor(id, kind, party, names=names, short=brief, spellings=(*spellings, nl), **more)


def theatre() -> Theatre:
    """Two sides and a third party."""
    president = Office("President of Ukraine", "2019-05-20/..", (("nl", "president"), ("en", "president")))
    actors = (
        _actor("Ukraine", "government", "ukraine", "Oekraïne", spellings=("Kyiv", "Kiev")),
        _actor("Russia", "government", "russia", "Rusland", spellings=("Moskou",)),
        _actor("Ukrainian army", "body", "ukraine", "Oekraïense leger", parent="Ukraine"),
        _actor("Ukraine General Staff", "body", "ukraine", "Oekraïense generale staf", spellings=("generale staf",)),
        _actor("Russian Ministry of Defence", "body", "russia", "Russische ministerie van Defensie"),
        _actor("UK Ministry of Defence", "body", "third", "Britse ministerie van Defensie", spellings=("Londen",)),
        _actor("Kremlin", "body", "russia", "Kremlin"),
        _actor(
            "Volodymyr Zelensky",
            "person",
            "ukraine",
            "Volodymyr Zelensky",
            "Zelensky",
            short_en="Zelensky",
            offices=(president,),
        ),
        _actor("Ukrainian authorities", "body", "ukraine", "Oekraïense autoriteiten"),
    )
    return Theatre(
        "demonstration",
        {"nl": "Oekraïne", "en": "Ukraine"},
        date(2022, 2, 24),
        "Europe/Kyiv",
        ("ukraine", "russia"),
        {actor.id: actor for actor in actors},
        {},
        {},
        "demonstration",
    )


def gazetteer() -> Map:
    """A handful of places."""
    rows = (
        ("Izium", PlaceKind.SETTLEMENT, "Izjoem", "Kharkiv Oblast"),
        ("Kupiansk", PlaceKind.SETTLEMENT, "Koepjansk", "Kharkiv Oblast"),
        ("Pokrovsk", PlaceKind.SETTLEMENT, "Pokrovsk", "Donetsk Oblast"),
        ("Sumy", PlaceKind.SETTLEMENT, "Soemy", "Sumy Oblast"),
        ("Kharkiv Oblast", PlaceKind.OBLAST, "oblast Charkiv", None),
    )
    places = [Place(id, kind, (("nl", nl), ("en", id)), country="UA", within=within) for id, kind, nl, within in rows]
    return Map({place.id: place for place in places})


def story(
    name: str, outlet: str | None, published: str, *paragraphs: str, title: str | None = None, basis=Basis.HEADER
) -> Story:
    """A report of a headline and paragraphs."""
    parts = ([title] if title else []) + list(paragraphs)
    text, blocks, at = "\n\n".join(parts), [], 0
    for number, part in enumerate(parts, 0 if title else 1):
        kind = BlockKind.HEADLINE if title and number == 0 else BlockKind.BODY
        blocks.append(Block(at, at + len(part), kind, number if kind is BlockKind.BODY else 0))
        at += len(part) + 2
    return Story(
        id=name,
        key=f"{outlet}|{name}",
        page=f"p-{name}",
        text=text,
        text_hash=digest(text),
        blocks=tuple(blocks),
        outlet=outlet,
        title=title,
        published=Published(Period.parse(published), basis),
        address=f"https://{(outlet or 'onbekend').lower().replace(' ', '')}.example/{name}",
    )


def claim(told: Story, sentence: str, claimants: str | tuple[str, ...], kind: Kind, **fields) -> Claim:
    """A claim whose spans are found by their words."""
    text = told.text

    def span(words: str, after: int = 0) -> Span:
        start = text.index(words, after)
        return Span(start, start + len(words))

    whole = span(sentence)
    inside = whole.start
    names = (claimants,) if isinstance(claimants, str) else claimants
    content = span(fields.pop("content"), inside) if "content" in fields else whole
    places = tuple(PlaceRef(place, span(words, inside)) for place, words in fields.pop("places", ()))
    cue = tuple(span(words, inside) for words in fields.pop("cue", ()))
    who = tuple(span(words, inside) for words in fields.pop("who", ()))
    when_words = fields.pop("when_words", None)
    when = fields.pop("when", None)
    number = fields.pop("number", None)
    if number:
        words, unit, value, *comparison = number
        fields["quantity"] = Quantity(
            unit, value, comparison=comparison[0] if comparison else None, span=span(words, inside)
        )
    return with_id(
        Claim(
            told.id,
            whole,
            content,
            names,
            kind,
            "demonstration",
            claimant_spans=who,
            cue=cue,
            places=places,
            when=Period.parse(when) if when else None,
            when_words=span(when_words, inside) if when_words else None,
            **fields,
        )
    )


def matter(*claims: Claim, status: Status = Status.CLAIMED, place: str | None = None, remarks=()) -> Matter:
    """A matter of one line for each kind."""
    lines = []
    for kind in dict.fromkeys(item.kind for item in claims):
        mine = tuple(item for item in claims if item.kind is kind)
        standing = Standing(status, "F6", (Reason("demonstration", tuple(item.id for item in mine)),), remarks)
        ids = tuple(item.id for item in mine)
        lines.append(MatterLine(kind, ids, tuple(f"o-{item}" for item in ids), (), standing))
    where = place or (claims[0].place_ids[0] if claims[0].places else None)
    standing = Standing(status, "F6", (Reason("demonstration", (claims[0].id,)),), remarks)
    return Matter(
        claims[0].id, FAMILY_OF[claims[0].kind], where, tuple(item.id for item in claims), tuple(lines), standing
    )


@dataclass(frozen=True)
class Demonstration:
    """The claims by a short name, and the situation they give."""

    claims: Mapping[str, Claim]
    stories: Mapping[str, Story]
    situation: Situation


def tenth() -> tuple[Story, dict[str, Claim]]:
    """A report of the day before."""
    told = story(
        "s10",
        "Proefbode",
        "2022-09-10T21:00:00+02:00",
        "President Volodymyr Zelensky zei zaterdag dat zijn leger zowat 2.000 kilometer heeft heroverd. "
        "Het Russische ministerie van Defensie spreekt van een ordelijke verplaatsing uit Izjoem.",
    )
    found = {
        "old_number": claim(
            told,
            "President Volodymyr Zelensky zei zaterdag dat zijn leger zowat 2.000 kilometer heeft heroverd.",
            "Volodymyr Zelensky",
            Kind.RECAPTURE,
            content="zijn leger zowat 2.000 kilometer heeft heroverd",
            cue=("zei",),
            who=("President Volodymyr Zelensky",),
            number=("zowat 2.000 kilometer", "km", 2000.0, Comparison.ABOUT),
        ),
        "orderly": claim(
            told,
            "Het Russische ministerie van Defensie spreekt van een ordelijke verplaatsing uit Izjoem.",
            "Russian Ministry of Defence",
            Kind.WITHDRAWAL,
            content="een ordelijke verplaatsing uit Izjoem",
            cue=("spreekt van",),
            who=("Russische ministerie van Defensie",),
            places=(("Izium", "Izjoem"),),
        ),
    }
    return told, found


def eleventh() -> tuple[Story, dict[str, Claim]]:
    """The fullest report of the day."""
    told = story(
        "s11a",
        "Proefbode",
        "2022-09-11T14:10:00+02:00",
        "Het Oekraïense leger heeft zondag Izjoem heroverd, zegt president Volodymyr Zelensky. "
        "Dat is geen ordelijke verplaatsing, meldt het Britse ministerie van Defensie. "
        "De generale staf zette het getal recht: het gaat om 2.000 vierkante kilometer.",
        "Rusland stelt dat het een dorp heeft ingenomen bij Pokrovsk, maar die bewering is nog niet bevestigd. "
        "Het Kremlin ging zondag niet in op de toestand aan het front. "
        "Volgens Oekraïne werden zaterdag in 24 uur 261 gevechten geleverd. "
        "Dat is meer dan de ongeveer honderd gevechten per dag in de weken ervoor. "
        "Bij Koepjansk zouden zeker drie inwoners zijn omgekomen, aldus de Oekraïense autoriteiten.",
        "Ook in Soemy ging het licht uit. "
        "Als er niets verandert, zou Zelensky naar Izjoem reizen. "
        "Moskou ontkent dat Oekraïense troepen Izjoem zijn binnengetrokken.",
        title="Oekraïne herovert Izjoem",
    )
    return told, {**_ground(told), **_numbers(told), **_others(told)}


def _ground(told: Story) -> dict[str, Claim]:
    village = "Rusland stelt dat het een dorp heeft ingenomen bij Pokrovsk, maar die bewering is nog niet bevestigd."
    pokrovsk = (("Pokrovsk", "Pokrovsk"),)
    return {
        "headline": claim(
            told,
            "Oekraïne herovert Izjoem",
            UNATTRIBUTED,
            Kind.RECAPTURE,
            places=(("Izium", "Izjoem"),),
            part=Part.HEADLINE,
            agent=("Ukraine",),
        ),
        "izium": claim(
            told,
            "Het Oekraïense leger heeft zondag Izjoem heroverd, zegt president Volodymyr Zelensky.",
            "Volodymyr Zelensky",
            Kind.RECAPTURE,
            content="Het Oekraïense leger heeft zondag Izjoem heroverd",
            cue=("zegt",),
            who=("president Volodymyr Zelensky",),
            places=(("Izium", "Izjoem"),),
            agent=("Ukrainian army",),
            target=("Izium",),
            when="2022-09-11",
            when_words="zondag",
        ),
        "british": claim(
            told,
            "Dat is geen ordelijke verplaatsing, meldt het Britse ministerie van Defensie.",
            "UK Ministry of Defence",
            Kind.WITHDRAWAL,
            content="Dat is geen ordelijke verplaatsing",
            cue=("meldt",),
            who=("Britse ministerie van Defensie",),
            polarity=Polarity.NEGATIVE,
            certainty=Certainty.DENIED,
        ),
        "village": claim(
            told,
            village,
            "Russia",
            Kind.CAPTURE,
            content="het een dorp heeft ingenomen bij Pokrovsk",
            cue=("stelt",),
            who=("Rusland",),
            places=pokrovsk,
        ),
        "village_doubt": claim(
            told,
            village,
            UNATTRIBUTED,
            Kind.CAPTURE,
            content="die bewering is nog niet bevestigd",
            places=pokrovsk,
            certainty=Certainty.UNCONFIRMED,
        ),
        "denied": claim(
            told,
            "Moskou ontkent dat Oekraïense troepen Izjoem zijn binnengetrokken.",
            "Russia",
            Kind.ADVANCE,
            content="Oekraïense troepen Izjoem zijn binnengetrokken",
            cue=("ontkent",),
            who=("Moskou",),
            places=(("Izium", "Izjoem"),),
            polarity=Polarity.NEGATIVE,
            certainty=Certainty.DENIED,
        ),
    }


def _numbers(told: Story) -> dict[str, Claim]:
    return {
        "new_number": claim(
            told,
            "De generale staf zette het getal recht: het gaat om 2.000 vierkante kilometer.",
            "Ukraine General Staff",
            Kind.RECAPTURE,
            content="het gaat om 2.000 vierkante kilometer",
            cue=("zette", "recht"),
            who=("generale staf",),
            number=("2.000 vierkante kilometer", "km2", 2000.0),
            certainty=Certainty.CORRECTED,
        ),
        "battles": claim(
            told,
            "Volgens Oekraïne werden zaterdag in 24 uur 261 gevechten geleverd.",
            "Ukraine",
            Kind.BATTLE,
            content="werden zaterdag in 24 uur 261 gevechten geleverd",
            cue=("Volgens",),
            who=("Oekraïne",),
            number=("261 gevechten", "battles", 261.0),
            when="2022-09-10",
            when_words="zaterdag in 24 uur",
        ),
        "battles_before": claim(
            told,
            "Dat is meer dan de ongeveer honderd gevechten per dag in de weken ervoor.",
            "Ukraine",
            Kind.BATTLE,
            number=("ongeveer honderd gevechten per dag", "battles_per_day", 100.0, Comparison.ABOUT),
            carried=True,
        ),
        "dead": claim(
            told,
            "Bij Koepjansk zouden zeker drie inwoners zijn omgekomen, aldus de Oekraïense autoriteiten.",
            "Ukrainian authorities",
            Kind.CASUALTIES,
            content="Bij Koepjansk zouden zeker drie inwoners zijn omgekomen",
            cue=("zouden", "aldus"),
            who=("de Oekraïense autoriteiten",),
            places=(("Kupiansk", "Koepjansk"),),
            number=("zeker drie inwoners", "residents", 3.0, Comparison.AT_LEAST),
            certainty=Certainty.HEDGED,
        ),
    }


def _others(told: Story) -> dict[str, Claim]:
    return {
        "kremlin": claim(
            told,
            "Het Kremlin ging zondag niet in op de toestand aan het front.",
            "Kremlin",
            Kind.BATTLE,
            who=("Kremlin",),
            cue=("ging", "niet in"),
            certainty=Certainty.NO_COMMENT,
        ),
        "light": claim(
            told,
            "Ook in Soemy ging het licht uit.",
            UNATTRIBUTED,
            Kind.INFRASTRUCTURE_DAMAGE,
            places=(("Sumy", "Soemy"),),
        ),
        "journey": claim(
            told,
            "Als er niets verandert, zou Zelensky naar Izjoem reizen.",
            "Volodymyr Zelensky",
            Kind.STATEMENT,
            cue=("Als", "zou"),
            who=("Zelensky",),
            certainty=Certainty.CONDITIONAL,
        ),
    }


def copied(original: Story, number: str) -> Story:
    """The same text at another outlet."""
    return replace(
        original,
        id=number,
        outlet="Voorbeeldkrant",
        key=f"Voorbeeldkrant|{number}",
        address=f"https://voorbeeldkrant.example/{number}",
        published=Published(Period.parse("2022-09-11T16:00:00+02:00"), Basis.HEADER),
    )


def demonstration() -> Demonstration:
    """The situation of 11 September 2022, known at the end of that day."""
    before, early = tenth()
    day, found = eleventh()
    copy = copied(day, "s11b")
    month = story(
        "s09", None, "2022-09", f"Rond Koepjansk wordt gevochten, zegt Oekraïne. {HOSTILE}.", basis=Basis.DELIVERY
    )
    battle = claim(
        month,
        "Rond Koepjansk wordt gevochten, zegt Oekraïne.",
        "Ukraine",
        Kind.BATTLE,
        content="Rond Koepjansk wordt gevochten",
        cue=("zegt",),
        who=("Oekraïne",),
        places=(("Kupiansk", "Koepjansk"),),
    )
    hostile = claim(month, f"{HOSTILE}.", UNATTRIBUTED, Kind.OTHER)
    again = {f"{name}_copy": with_id(replace(item, story=copy.id, id="")) for name, item in found.items()}
    claims = {**early, **found, **again, "month": battle, "hostile": hostile}
    stories = {item.id: item for item in (before, day, copy, month)}
    return Demonstration(claims, stories, _situation(claims, stories))


def _situation(named: Mapping[str, Claim], stories: Mapping[str, Story]) -> Situation:
    claims = {item.id: item for item in named.values()}
    new = tuple(item.id for item in claims.values() if item.story in {"s11a", "s11b"})
    weighed = _weighed(named)
    published = {item.id: item.published.period for item in stories.values() if item.published}
    return Situation(
        period=Period.parse("2022-09-11"),
        known_at=datetime(2022, 9, 11, 21, 59, tzinfo=UTC),
        stories=stories,
        published=published,
        bases={item.id: item.published.basis for item in stories.values() if item.published},
        inside=("s11a", "s11b"),
        overlapping=("s09",),
        earlier=("s10",),
        undated=1,
        waiting=0,
        claims=claims,
        new=new,
        fresh=new,
        weighed=weighed,
        contradictions=(),
        confirmations=(),
        corrections=(),
        silences_new=weighed.silences,
        silences_open=(),
        cells=(
            ControlCell(
                "Izium",
                "2022-09-11",
                "ukraine",
                Period.parse("2022-09-11"),
                claimed_by=(named["izium"].id,),
                denied_by=(named["denied"].id,),
            ),
        ),
        cells_before=(ControlCell("Izium", "2022-09-10", "russia", None),),
        copies_new=weighed.copies,
        firmer=(),
        own_voice=(),
        readers=("demonstration 1",),
        missed=2,
        aside=0,
    )


def _weighed(named: Mapping[str, Claim]) -> Weighed:
    def pair(name: str) -> tuple[Claim, Claim]:
        return named[name], named[f"{name}_copy"]

    matters = [
        matter(*pair("izium"), *pair("denied"), status=Status.CONTESTED),
        matter(named["orderly"], *pair("british"), status=Status.CONTESTED, place="Izium"),
        matter(*pair("village")),
        matter(*pair("battles"), *pair("battles_before")),
        matter(*pair("dead")),
        matter(*pair("kremlin"), status=Status.UNANSWERED),
        matter(*pair("light")),
        matter(*pair("journey"), status=Status.EXPECTED),
        matter(named["old_number"], *pair("new_number"), status=Status.WITHDRAWN),
        matter(named["month"]),
    ]
    origins = [
        Origin(f"o-{name}", item.claimants, "s11a", (item.id, named[f"{name}_copy"].id))
        for name, item in _doubled(named)
    ]
    relations = [
        Relation(RelationKind.CONTRADICTS, named["british"].id, named["orderly"].id, "demonstration"),
        Relation(RelationKind.CONTRADICTS, named["denied"].id, named["izium"].id, "demonstration"),
        Relation(RelationKind.CORRECTS, named["new_number"].id, named["old_number"].id, "demonstration"),
    ]
    points = (
        SeriesPoint(
            named["old_number"].id, "2022-09-10", 2000.0, "km2", None, Comparison.ABOUT, None, named["new_number"].id
        ),
        SeriesPoint(named["new_number"].id, "2022-09-11", 2000.0, "km2"),
    )
    return Weighed(
        copies=(Copy("s11b", "s11a", "full", 1.0, "demonstration"),),
        origins=tuple(origins),
        relations=tuple(relations),
        matters=tuple(matters),
        series=(Series("n1", "recapture:km2", "km2", "", ("Ukraine",), points),),
        silences=(Silence(named["kremlin"].id, ("Kremlin",), None),),
    )


def _doubled(named: Mapping[str, Claim]) -> list[tuple[str, Claim]]:
    return [(name, item) for name, item in named.items() if f"{name}_copy" in named]
