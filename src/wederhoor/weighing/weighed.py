"""What weighing gives. Rule: a result depends on the set of stories and claims alone, never on their order."""

from dataclasses import dataclass

from wederhoor.model.weights import Copy, Matter, Origin, Relation, Series, Silence


@dataclass(frozen=True, slots=True)
class Weighed:
    """Results over one set of stories and claims, each sorted by id or by the claims it joins."""

    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    relations: tuple[Relation, ...] = ()
    matters: tuple[Matter, ...] = ()
    series: tuple[Series, ...] = ()
    silences: tuple[Silence, ...] = ()
