"""Values to JSON and back. Rule: fields at their default are left out, so that a new field changes no old id."""

import dataclasses
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from wederhoor.model.period import HOME, Period

T = TypeVar("T")


def encode(value: Any) -> Any:  # Any: JSON on one side, any frozen value of the model on the other
    """A JSON value for a value of the model."""
    if isinstance(value, Period):
        return value.edtf if value.zone == HOME else {"edtf": value.edtf, "zone": value.zone}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: encode(item)
            for field in dataclasses.fields(value)
            if not _is_default(field, item := getattr(value, field.name))
        }
    if isinstance(value, tuple | list | frozenset):
        return [encode(item) for item in (sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, dict):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, StrEnum):
        return value.value
    return value


def decode(kind: type[T], data: Any) -> T:
    """A value of the model from JSON; raises TypeError, KeyError or ValueError where the data do not fit."""
    decoder: Decoder = _decoder(typing.cast(Any, kind))
    return typing.cast(T, decoder(data))


def _is_default(field: "dataclasses.Field[Any]", value: Any) -> bool:
    if field.default is not dataclasses.MISSING:
        return bool(value == field.default)
    return field.default_factory is not dataclasses.MISSING and bool(value == field.default_factory())


Decoder = Callable[[Any], Any]  # Any: JSON on one side, a value of the model on the other


@cache  # what a class holds is looked up once, and not for every value
def _decoder(kind: Any) -> Decoder:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _or_none(_decoder(next(item for item in arguments if item is not type(None))))
    if kind is Period:
        return _period
    if origin is tuple:
        return _tuple(arguments)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _member(kind)
    return _number if kind is float else _as_it_is


def _as_it_is(data: Any) -> Any:
    return data


def _number(data: Any) -> Any:
    return float(data) if isinstance(data, int) else data


def _period(data: Any) -> Period:
    return Period.parse(data) if isinstance(data, str) else Period.parse(data["edtf"], data["zone"])


def _or_none(one: Decoder) -> Decoder:
    return lambda data: None if data is None else one(data)


def _tuple(kinds: tuple[Any, ...]) -> Decoder:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        every = _decoder(kinds[0])
        return tuple if every is _as_it_is else lambda data: tuple(map(every, data))
    each = tuple(_decoder(kind) for kind in kinds)
    return lambda data: tuple(one(item) for one, item in zip(each, data, strict=True))


def _member(kind: type[StrEnum]) -> Decoder:
    members = {item.value: item for item in kind}
    return lambda data: members.get(data) or kind(data)  # what is no member is refused by the enumeration itself


def _dataclass(kind: type) -> Decoder:
    every = {name: _decoder(hint) for name, hint in typing.get_type_hints(kind).items()}
    made = {name: decoder for name, decoder in every.items() if decoder is not _as_it_is}  # the others are taken over
    if not made:
        return lambda data: kind(**data)
    return lambda data: kind(**{name: made[name](item) if name in made else item for name, item in data.items()})
