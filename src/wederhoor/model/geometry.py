"""Distances and bearings on the globe. Rule: degrees and kilometres, on a sphere, good to half a per cent."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH = 6371.0  # km


def distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Kilometres between two points given as (latitude, longitude)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (first, second))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def bearing(start: tuple[float, float], end: tuple[float, float]) -> float:
    """The direction from one point to another in degrees: 0 north, 90 east."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (start, end))
    east = sin(lon2 - lon1) * cos(lat2)
    north = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(lon2 - lon1)
    return degrees(atan2(east, north)) % 360


def turn(first: float, second: float) -> float:
    """The angle between two directions, 0 to 180 degrees."""
    return abs((first - second + 180) % 360 - 180)


def away(start: tuple[float, float], direction: float, kilometres: float) -> tuple[float, float]:
    """The point so many kilometres from another in a direction."""
    lat, lon, course, arc = radians(start[0]), radians(start[1]), radians(direction), kilometres / EARTH
    there = asin(sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(course))
    moved = atan2(sin(course) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(there))
    return degrees(there), degrees(lon + moved)
