"""Colours that everybody can tell apart, on a light screen and a dark one; Machado, Oliveira and Fernandes 2009."""

from itertools import combinations
from math import dist

import pytest

from wederhoor.drawing import style

SEEN = {  # matrices of their table for the whole loss of a cone, on linear red, green and blue
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def seen(colour, eye):
    return [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in SEEN[eye]]


def lab(light):
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(a * max(0.0, b) for a, b in zip(row, light, strict=True)) for row in rows]
    x, y, z = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
        for value in (part / white for part, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one, other):
    light, dark = sorted(
        (sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)) for colour in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("colours", [style.LIGHT, style.DARK], ids=["light", "dark"])
def test_the_two_sides_and_the_contested_are_told_apart(colours, eye):
    for one, other in combinations(("p0", "p1", "ink"), 2):
        assert dist(lab(seen(colours[one], eye)), lab(seen(colours[other], eye))) > 20


@pytest.mark.parametrize("colours", [style.LIGHT, style.DARK, style.PAPER], ids=["light", "dark", "paper"])
@pytest.mark.parametrize("ground", ["home", "land", "open"])
def test_signs_and_names_stand_out_from_the_ground(colours, ground):
    assert contrast(colours["p0"], colours[ground]) >= 3
    assert contrast(colours["p1"], colours[ground]) >= 3
    assert contrast(colours["ink"], colours[ground]) >= 7
    assert contrast(colours["soft"], colours[ground]) >= 4.5


def test_each_set_has_the_same_colours():
    assert set(style.LIGHT) == set(style.DARK) == set(style.PAPER)


def test_the_fixed_sheet_needs_no_variables_and_the_flexible_one_has_all():
    assert "var(" not in style.fixed(style.LIGHT)
    sheet = style.flexible()
    assert all(f"--wm-{name}: " in sheet for name in style.LIGHT)
    assert "prefers-color-scheme: dark" in sheet
    assert "@media print" in sheet
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_a_file_of_its_own_has_the_ground_that_its_colours_are_made_for():
    assert ".wm { background: var(--wm-open); }" in style.alone()
    assert "background" not in style.flexible()  # a page has its own
