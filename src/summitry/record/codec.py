"""Frozen nouns to JSON and back, and JSON packed small.

A noun is written as an object of its fields, those at their default left out, so that a field added later reads back at
its default from older records. Tuples are lists in JSON; everything else of the nouns is plain already.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Noun = TypeVar("Noun")


def dumps(value: Any) -> str:
    """Compact JSON of a noun, a tuple of nouns or plain values; the same value gives the same text."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[Noun], text: str) -> Noun:
    """The noun of type ``kind`` that ``dumps`` wrote. Raises ``ValueError`` for text that is not JSON."""
    return cast(Noun, _reader(cast(Any, kind))(json.loads(text)))


def pack(value: Any) -> bytes:
    """``dumps`` compressed with zlib."""
    return zlib.compress(dumps(value).encode("utf-8"), 6)


def unpack(kind: type[Noun], data: bytes) -> Noun:
    """What ``pack`` wrote."""
    return loads(kind, zlib.decompress(data).decode("utf-8"))


def squeeze(text: str) -> bytes:
    """A text compressed. Half surrogates, which some inputs hold, are kept."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unsqueeze(data: bytes) -> str:
    """What ``squeeze`` wrote."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def plain(value: Any) -> Any:
    """Nouns as objects of their fields, tuples as lists, the rest as it is."""
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is tuple or kind is list:
        return [plain(item) for item in value]
    if not is_dataclass(kind):
        return value
    out = {}
    for name, default in _shape(kind):
        item = getattr(value, name)
        if item != default:
            out[name] = plain(item)
    return out


@cache
def _shape(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (f.name, f.default_factory() if f.default_factory is not MISSING else f.default) for f in fields(kind) if f.init
    )


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        readers = {f.name: _reader(hints[f.name]) for f in fields(kind) if f.init}

        def read_noun(value: dict[str, Any]) -> Any:
            return kind(**{name: readers[name](item) for name, item in value.items() if name in readers})

        return read_noun
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            inner = _reader(args[0])
            return lambda value: tuple(map(inner, value))
        inners = [_reader(arg) for arg in args]
        return lambda value: tuple(inner(item) for inner, item in zip(inners, value, strict=True))
    if origin in (Union, types.UnionType):
        options = [arg for arg in args if arg is not type(None)]
        if len(options) == 1:
            inner = _reader(options[0])
            return lambda value: None if value is None else inner(value)
        return lambda value: value
    if origin is Literal or kind in (str, int, float, bool, Any):
        return lambda value: value
    raise TypeError(f"no way to read {kind} back from JSON")
