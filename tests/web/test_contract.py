"""The description is a contract: its examples are answered, and what it allows breaks nothing."""

import re
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from wederhoor.cli.serving import LedgerSource
from wederhoor.web.access import Door
from wederhoor.web.application import create_app
from wederhoor.web.tokens import tokens_path

DESCRIPTION = "/api/v1/openapi.json"
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
DRAWN = 5  # questions to each address
PATIENT = 120  # seconds: the first report that is read waits for the reader


@pytest.fixture(scope="module")
def described(pages):
    return pages.get(DESCRIPTION).json()


def operations(described, method="get"):
    return {path: told[method] for path, told in described["paths"].items() if method in told}


def examples(parameter):
    return parameter.get("examples") or parameter["schema"].get("examples") or []


def test_every_address_has_an_example_for_what_its_path_names(described):
    for path, told in operations(described).items():
        for parameter in told["parameters"]:
            if parameter["in"] == "path":
                assert examples(parameter), path


def validated(described, told, answer):
    content = told["responses"]["200"]["content"]
    media = answer.headers["content-type"].partition(";")[0]
    assert media in content
    if media != "text/csv":
        schema = {**content[media].get("schema", {}), "components": described["components"]}
        Draft202012Validator(schema).validate(answer.json())


def test_every_example_is_answered_as_described(pages, described):
    for path, told in operations(described).items():
        named = {item["name"]: examples(item)[0] for item in told["parameters"] if item["in"] == "path"}
        required = {
            item["name"]: examples(item)[0] for item in told["parameters"] if item["in"] == "query" and item["required"]
        }
        address = path.format(**named)
        wanted = [{}] + [
            {item["name"]: value} for item in told["parameters"] if item["in"] == "query" for value in examples(item)
        ]
        for query in wanted:
            answer = pages.get(address, params={**required, **query})
            assert answer.status_code == 200, (address, query, answer.text)
            validated(described, told, answer)
            if "items" in answer.text and "application/json" in answer.headers["content-type"]:
                assert answer.json()["items"], (address, query)


def test_the_example_of_a_report_is_read(pages, described):
    told = operations(described, "post")["/api/v1/stories"]
    body = told["requestBody"]["content"]["application/json"]["schema"]["properties"]
    sent = {name: shape["examples"][0] for name, shape in body.items() if "examples" in shape}
    answer = pages.post("/api/v1/stories?keep=false", json=sent)
    assert answer.status_code == 200, answer.text
    validated(described, told, answer)
    assert answer.json()["items"][0]["claims"]


@pytest.fixture(scope="module")
def contract(program, demo):
    app = create_app(LedgerSource(program, demo), Door(tokens_path(demo)), ("localhost", "testserver"))
    return schemathesis.openapi.from_asgi(DESCRIPTION, app)


def test_no_question_that_is_allowed_breaks_anything(contract):
    for found in contract.get_all_operations():
        asked = found.ok()

        @given(case=asked.as_strategy())
        @settings(max_examples=DRAWN, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        def ask(case):
            case.call_and_validate(checks=CHECKS, timeout=PATIENT)

        ask()


ROW = re.compile(r"^\| (?:POST )?`/.*?'\.\.\.(/[^']*)'", re.MULTILINE)


def test_the_examples_of_the_page_about_the_api_are_answered_and_leave_no_address_out(pages, described):
    text = (Path(__file__).parents[2] / "docs" / "web.md").read_text(encoding="utf-8")
    asked = [path for path in ROW.findall(text) if "keep=false" not in path]
    assert len(asked) == 12
    for path in asked:
        assert pages.get(f"/api/v1{path}").status_code == 200, path
    table = text[text.index("| address | gives | for example") :]
    for path in described["paths"]:
        assert f"`{path.removeprefix('/api/v1').partition('/{')[0]}" in table, path
