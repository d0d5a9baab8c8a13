"""Colours and letters of the drawings. Rule: for light, dark and paper alike, and for eyes that miss red or green.

The colours of the parties are blue and vermilion (sky blue and orange on dark) from the set that Okabe and Ito made for
all kinds of colour vision (Color Universal Design, 2008). On paper both are black: shape and filling tell all.
"""

from collections.abc import Mapping

LIGHT = {
    "sea": "#dde6ec",
    "land": "#eeebe2",
    "home": "#fbfaf6",
    "unit": "#cfc8b6",
    "border": "#857d6d",
    "coast": "#a3b2bc",
    "river": "#9fbacb",
    "ink": "#1b1a17",
    "soft": "#5f5a50",
    "p0": "#0072b2",
    "p1": "#c94f00",
    "p2": "#007a5e",
    "p3": "#8f4a7a",
    "open": "#ffffff",
    "band": "#efeade",
}
DARK = {
    "sea": "#12191e",
    "land": "#1e1d19",
    "home": "#2a2822",
    "unit": "#4a463c",
    "border": "#8a8474",
    "coast": "#44545f",
    "river": "#44667c",
    "ink": "#e9e5db",
    "soft": "#b3ac9e",
    "p0": "#56b4e9",
    "p1": "#e69f00",
    "p2": "#00b890",
    "p3": "#cc79a7",
    "open": "#171613",
    "band": "#24221d",
}
PAPER = {
    "sea": "#ffffff",
    "land": "#f1f1f1",
    "home": "#ffffff",
    "unit": "#c4c4c4",
    "border": "#777777",
    "coast": "#999999",
    "river": "#b0b0b0",
    "ink": "#000000",
    "soft": "#444444",
    "p0": "#000000",
    "p1": "#000000",
    "p2": "#000000",
    "p3": "#000000",
    "open": "#ffffff",
    "band": "#f0f0f0",
}
LETTERS = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif'
RULES = """\
.wm {{ font-family: {letters}; }}
.wm text {{ fill: {ink}; font-size: 12px; }}
.wm .wm-head {{ font-size: 15px; font-weight: 700; }}
.wm .wm-small {{ font-size: 11px; fill: {soft}; }}
.wm .wm-count {{ font-size: 9px; fill: {soft}; }}
.wm .wm-named {{ font-size: 11px; }}
.wm .wm-bold {{ font-weight: 700; }}
.wm .wm-area {{ font-size: 11px; fill: {soft}; letter-spacing: .02em; }}
.wm .wm-land {{ font-size: 12px; fill: {soft}; letter-spacing: .12em; }}
.wm .wm-water {{ font-size: 11px; fill: {soft}; font-style: italic; }}
.wm .wm-halo {{ paint-order: stroke; stroke: {home}; stroke-width: 3px; stroke-linejoin: round; }}
.wm-sea {{ fill: {sea}; }} .wm-abroad {{ fill: {land}; }} .wm-home {{ fill: {home}; }} .wm-lake {{ fill: {sea}; }}
.wm-coast, .wm-river, .wm-unit, .wm-far, .wm-border, .wm-edge {{ fill: none; stroke-linejoin: round; }}
.wm-coast {{ stroke: {coast}; stroke-width: .8; }} .wm-river {{ stroke: {river}; stroke-width: 1.1; }}
.wm-unit {{ stroke: {unit}; stroke-width: 1; }} .wm-far {{ stroke: {unit}; stroke-width: .7; }}
.wm-border {{ stroke: {border}; stroke-width: 1.3; }} .wm-edge {{ stroke: {unit}; stroke-width: 1; }}
.wm-hatch {{ stroke: {border}; stroke-width: .8; opacity: .55; }}
.wm-rule {{ stroke: {unit}; stroke-width: 1; }} .wm-axis {{ stroke: {ink}; stroke-width: 1; }}
.wm-band {{ fill: {band}; }}
.wm-sign {{ fill: {open}; stroke: {ink}; stroke-width: 1.7; stroke-linejoin: round; }}
.wm-part {{ fill: {ink}; }} .wm-full {{ fill: {ink}; }} .wm-old {{ stroke-dasharray: 2 1.6; }}
.wm-new {{ fill: none; stroke: {ink}; stroke-width: 1; }}
.wm-dot {{ fill: {ink}; }} .wm-town {{ fill: {soft}; }}
.wm-around {{ fill: none; stroke: {soft}; stroke-width: .8; stroke-dasharray: 1.5 2; }}
"""
PARTY = ".wm-sign.wm-{key} {{ stroke: {colour}; }} .wm-part.wm-{key}, .wm-full.wm-{key} {{ fill: {colour}; }}\n"


def fixed(colours: Mapping[str, str]) -> str:
    """The style sheet in set colours: for programs that know no variables, such as those that make a PNG."""
    return _rules(colours)


def flexible() -> str:
    """The style sheet that follows the reader's light or dark screen, and paper."""
    variables = {name: f"var(--wm-{name})" for name in LIGHT}
    sets = (
        f".wm {{ {_set(LIGHT)} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ .wm {{ {_set(DARK)} }} }}",
        f"@media print {{ .wm {{ {_set(PAPER)} }} }}",
    )
    return "\n".join(sets) + "\n" + _rules(variables)


def alone() -> str:
    """The same for a file of its own, with the ground that its colours are made for: a browser shows it on white."""
    return flexible() + ".wm { background: var(--wm-open); }\n"


def _set(colours: Mapping[str, str]) -> str:
    return " ".join(f"--wm-{name}: {colour};" for name, colour in colours.items())


def _rules(colours: Mapping[str, str]) -> str:
    parties = (PARTY.format(key=key, colour=colours[key]) for key in ("p0", "p1", "p2", "p3"))
    return RULES.format(letters=LETTERS, **colours) + "".join(parties)
