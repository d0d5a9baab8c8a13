"""Lines and rings in a plane: cut at a box, thinned, measured. Rule: a ring's last point is its first."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # least x, least y, most x, most y


def cut_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """What of a ring lies in a box, along whose sides it is closed; Sutherland and Hodgman's way, side by side."""
    result = list(ring)
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        inside = [sign * (point[axis] - limit) >= 0 for point in result]
        before, result = result, []
        for place, point in enumerate(before):
            if inside[place] != inside[place - 1]:
                result.append(_crossing(before[place - 1], point, axis, limit))
            if inside[place]:
                result.append(point)
    return [*result, result[0]] if result and result[0] != result[-1] else result


def _crossing(first: Point, second: Point, axis: int, limit: float) -> Point:
    share = (limit - first[axis]) / (second[axis] - first[axis])
    x, y = (one + share * (other - one) for one, other in zip(first, second, strict=True))
    return (limit, y) if axis == 0 else (x, limit)


def cut_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The stretches of a line that lie in a box, cut at its sides."""
    pieces: list[list[Point]] = []
    for first, second in pairwise(line):
        part = _cut_step(first, second, box)
        if part is None:
            continue
        start, end = part
        if pieces and pieces[-1][-1] == start:
            pieces[-1].append(end)
        else:
            pieces.append([start, end])
    return pieces


def _cut_step(first: Point, second: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of one step inside a box; Liang and Barsky's way."""
    dx, dy = second[0] - first[0], second[1] - first[1]
    enter, leave = 0.0, 1.0
    sides = ((-dx, first[0] - box[0]), (dx, box[2] - first[0]), (-dy, first[1] - box[1]), (dy, box[3] - first[1]))
    for slope, room in sides:
        if slope == 0 and room < 0:
            return None
        if slope < 0:
            enter = max(enter, room / slope)
        elif slope > 0:
            leave = min(leave, room / slope)
    if enter > leave:
        return None
    start = first if enter == 0 else (first[0] + enter * dx, first[1] + enter * dy)
    end = second if leave == 1 else (first[0] + leave * dx, first[1] + leave * dy)
    return start, end


def thinned(line: Sequence[Point], tolerance: float) -> list[Point]:
    """A line without the points that lie within a distance of it; Douglas and Peucker's way, its ends kept."""
    keep = {0, len(line) - 1}
    open_ = [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        place, far = _farthest(line, first, last)
        if far > tolerance * tolerance:
            keep.add(place)
            open_ += [(first, place), (place, last)]
    return [line[place] for place in sorted(keep) if 0 <= place < len(line)]


def _farthest(line: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point between two others that lies farthest from the stretch between them, and the square of how far."""
    if last - first < 2:
        return first, 0.0
    (x, y), (end_x, end_y) = line[first], line[last]
    dx, dy = end_x - x, end_y - y
    length = dx * dx + dy * dy or 1.0
    best, place = -1.0, first
    for here in range(first + 1, last):  # no call in here: this loop is most of the work of a map
        right, up = line[here][0] - x, line[here][1] - y
        share = (right * dx + up * dy) / length
        if share > 1.0:
            right, up = right - dx, up - dy
        elif share > 0.0:
            right, up = right - share * dx, up - share * dy
        far = right * right + up * up
        if far > best:
            best, place = far, here
    return place, best


def aside(point: Point, first: Point, last: Point) -> float:
    """How far a point lies from the stretch between two others."""
    dx, dy = last[0] - first[0], last[1] - first[1]
    length = dx * dx + dy * dy
    along = (point[0] - first[0]) * dx + (point[1] - first[1]) * dy
    share = max(0.0, min(1.0, along / length)) if length else 0.0
    return hypot(first[0] + share * dx - point[0], first[1] + share * dy - point[1])


def joined(lines: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The lines with those made one that meet where no third does."""
    ends: dict[Point, list[int]] = {}
    for number, line in enumerate(lines):
        for end in (line[0], line[-1]):
            ends.setdefault(end, []).append(number)
    left = {number: list(line) for number, line in enumerate(lines)}
    merged = list(range(len(lines)))  # under which number each line goes on

    def now(number: int) -> int:
        while merged[number] != number:
            number = merged[number]
        return number

    for point, numbers in sorted(ends.items()):
        if len(numbers) != 2 or now(numbers[0]) == now(numbers[1]):
            continue
        first, second = sorted((now(numbers[0]), now(numbers[1])))
        head, tail = left[first], left.pop(second)
        if head[-1] != point:
            head.reverse()
        left[first] = head + (tail if tail[0] == point else tail[::-1])[1:]
        merged[second] = first
    return [left[number] for number in sorted(left)]


def bounds(line: Sequence[Point]) -> Box:
    """The smallest box that holds a line."""
    across, down = [x for x, _ in line], [y for _, y in line]
    return min(across), min(down), max(across), max(down)


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have something in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def holds(outer: Box, inner: Box) -> bool:
    """Whether a box lies in another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def surface(ring: Sequence[Point]) -> float:
    """The area inside a ring, positive where it runs against the clock with y upwards."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def within(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a point lies inside an odd number of rings."""
    x, y = point
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
    return inside
