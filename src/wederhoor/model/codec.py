"""Values to JSON and back. Rule: fields at their default are left out, so that a new field changes no old id."""

import dataclasses
import types
import typing
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
    return typing.cast(T, _decode(kind, data))


def _is_default(field: "dataclasses.Field[Any]", value: Any) -> bool:
    if field.default is not dataclasses.MISSING:
        return bool(value == field.default)
    return field.default_factory is not dataclasses.MISSING and bool(value == field.default_factory())


def _decode(kind: Any, data: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        if data is None:
            return None
        return _decode(next(item for item in arguments if item is not type(None)), data)
    if kind is Period:
        return Period.parse(data) if isinstance(data, str) else Period.parse(data["edtf"], data["zone"])
    if origin is tuple:
        return _decode_tuple(arguments, data)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _decode(hints[name], item) for name, item in data.items()})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(data)
    if kind is float and isinstance(data, int):
        return float(data)
    return data


def _decode_tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_decode(kinds[0], item) for item in data)
    return tuple(_decode(kind, item) for kind, item in zip(kinds, data, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
