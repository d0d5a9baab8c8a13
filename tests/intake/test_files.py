"""Which files are read, and what came with them."""

import json
from pathlib import Path

from wederhoor.intake import find_files, read_deliveries, take_file
from wederhoor.model.stories import Delivery
from wederhoor.model.vocabulary import Basis

STORY = "Leger herovert dorp\n\nHet leger heeft het dorp heroverd, zegt de gouverneur van de regio."


def test_files_in_order_without_sidecars_and_hidden_files(tmp_path):
    for name in (
        "b.txt",
        "a.txt",
        "c/d.html",
        ".hidden",
        ".git/x.txt",
        "a.txt.meta.json",
        "deliveries.jsonl",
        "c/e.meta.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    files, problems = find_files([tmp_path, tmp_path / "b.txt", tmp_path / "weg"])
    assert [path.relative_to(tmp_path).as_posix() for path in files] == ["a.txt", "b.txt", "c/d.html"]
    assert [(problem.source, problem.message) for problem in problems] == [
        (str(tmp_path / "weg"), "There is no such file or folder.")
    ]


def test_a_link_to_a_folder_does_not_lead_round(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "rond").symlink_to(tmp_path, target_is_directory=True)
    assert find_files([tmp_path])[0] == (tmp_path / "a.txt",)


def test_a_list_of_deliveries_and_a_sidecar(tmp_path):
    one, two = tmp_path / "een.txt", tmp_path / "twee.txt"
    one.write_text(STORY)
    two.write_text(STORY)
    line = {
        "file": "een.txt",
        "outlet": "Omroep Delta",
        "url": "https://delta.example/een/",
        "published": "2022-09-08T21:30:00+02:00",
    }
    (tmp_path / "deliveries.jsonl").write_text(json.dumps(line) + "\n\n" + json.dumps(line | {"file": "twee.txt"}))
    (tmp_path / "twee.txt.meta.json").write_text(json.dumps({"outlet": "De Dagkrant", "published": "2022-09-09"}))
    deliveries, problems = read_deliveries([one, two])
    assert problems == ()
    assert deliveries[two] == Delivery(outlet="De Dagkrant", published="2022-09-09")
    story = take_file(one, deliveries).stories[0]
    assert (story.outlet, story.address, story.key) == (
        "Omroep Delta",
        "https://delta.example/een",
        "Omroep Delta https://delta.example/een",
    )
    assert story.published is not None
    assert (story.published.period.edtf, story.published.basis) == ("2022-09-08T21:30:00+02:00", Basis.DELIVERY)


def test_bad_lines_cost_only_themselves(tmp_path):
    path = tmp_path / "een.txt"
    path.write_text(STORY)
    lines = [
        "{broken",
        "[1]",
        '{"outlet": "Zonder bestand"}',
        '{"file": "weg.txt"}',
        '{"file": "een.txt", "outlet": "Omroep Delta", "published": "2022-02-30", "url": 7}',
    ]
    (tmp_path / "deliveries.jsonl").write_text("\n".join(lines))
    deliveries, problems = read_deliveries([path])
    assert deliveries == {path: Delivery(outlet="Omroep Delta")}
    assert [(problem.place, problem.message) for problem in problems] == [
        ("line 1", "It is no JSON."),
        ("line 2", "It names no file."),
        ("line 3", "It names no file."),
        ("line 4", "It names 'weg.txt', which is not there."),
        ("line 5", "Its url is no text."),
        ("line 5", "Its published, '2022-02-30', is no possible date."),
    ]
    assert all(problem.source.endswith("deliveries.jsonl") and problem.remedy for problem in problems)


def test_the_time_of_a_file_is_never_used(tmp_path):
    import os

    path = tmp_path / "een.txt"
    path.write_text(STORY)
    first = take_file(path)
    os.utime(path, (0, 0))
    assert take_file(path) == first
    assert first.stories[0].published is None


def test_a_readme_speaks_of_its_folder_but_is_read_when_named(tmp_path: Path) -> None:
    for name in ("README.md", "LICENSE", "report.txt"):
        (tmp_path / name).write_text("Het is stil aan het front.", "utf-8")
    assert [path.name for path in find_files([tmp_path])[0]] == ["report.txt"]
    assert [path.name for path in find_files([tmp_path / "README.md"])[0]] == ["README.md"]
