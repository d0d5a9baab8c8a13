"""Who speaks and acts. Rule: an actor's canonical English name is its id; a party comes from data, never a guess."""

from dataclasses import dataclass

FROM_TEXT = "made from a text"  # the source of an actor that no table holds


@dataclass(frozen=True, slots=True)
class Office:
    """A function held from one day to another, as EDTF; an open end is '..'."""

    title: str  # canonical English, such as "President of Ukraine"
    period: str = "../.."  # EDTF interval; '../..' where the source gives no dates
    titles: tuple[tuple[str, str], ...] = ()  # (language, title printed before a name), such as ("nl", "president")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body or government."""

    id: str
    kind: str  # person, body, government, medium or group
    party: str  # a party of the theatre, or "third"
    parent: str | None = None
    names: tuple[tuple[str, str], ...] = ()  # (language, full name printed at first mention)
    short: tuple[tuple[str, str], ...] = ()  # (language, name printed afterwards)
    spellings: tuple[str, ...] = ()  # every way in which a text may name it
    offices: tuple[Office, ...] = ()
    provisional: bool = False  # made from a text: name plus office or body
    source: str = ""  # where the facts come from

    @property
    def called(self) -> tuple[str, ...]:
        """Every way in which a text or an update may name it: its spellings, then the names that are printed."""
        return *self.spellings, *(text for _, text in (*self.names, *self.short))

    def name(self, language: str) -> str:
        """The full name printed in a language, else the canonical one."""
        return dict(self.names).get(language, self.id)

    def short_name(self, language: str) -> str:
        """The name printed after the first mention."""
        return dict(self.short).get(language) or self.name(language)
