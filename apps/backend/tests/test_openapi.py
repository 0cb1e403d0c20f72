"""The OpenAPI document: complete, and the same as the one that the client is made from."""

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from jsonschema_rs import Draft202012Validator

from todo_backend.api import examples
from todo_backend.export_openapi import openapi_text

EXPORTED = Path(__file__).parents[3] / "libs/api-client/openapi.json"


def test_the_exported_document_is_this_one() -> None:
    assert EXPORTED.read_text(encoding="utf-8") == openapi_text(), "run: npx nx run api-client:generate"


def test_every_route_is_described(app: FastAPI) -> None:
    document = app.openapi()
    for path, item in document["paths"].items():
        for operation in item.values():
            assert operation["summary"]
            assert operation["operationId"]
            responses = operation["responses"]
            if "{user_id}" in path:
                assert {"401", "403", "422"} <= set(responses), path
            for status, response in responses.items():
                if status.startswith(("4", "5")):
                    schema = response["content"]["application/json"]["schema"]
                    assert schema == {"$ref": "#/components/schemas/ErrorResponse"}, (path, status)


def test_every_reference_leads_somewhere(app: FastAPI) -> None:
    document = app.openapi()
    names = document["components"]["schemas"]

    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [found for item in value.values() for found in references(item)]
        return [found for item in value for found in references(item)] if isinstance(value, list) else []

    found = references(document)
    assert len(found) > 20
    assert {reference.removeprefix("#/components/schemas/") for reference in found} <= set(names)


def json_contents(operation: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The request's and every answer's description of a body of JSON."""
    found = [("request", operation["requestBody"])] if "requestBody" in operation else []
    found += list(operation["responses"].items())
    return [(name, item["content"]["application/json"]) for name, item in found if "content" in item]


def test_every_body_has_an_example_that_fits_its_schema(app: FastAPI) -> None:
    document = app.openapi()
    checked = 0
    for path, item in document["paths"].items():
        for operation in item.values():
            for name, content in json_contents(operation):
                examples = [example["value"] for example in content.get("examples", {}).values()]
                examples += [content["example"]] if "example" in content else []
                assert examples, (path, operation["operationId"], name)
                schema = {**content["schema"], "components": document["components"]}
                validator = Draft202012Validator(schema, validate_formats=True)
                for example in examples:
                    validator.validate(example)
                    checked += 1
    assert checked > 60


def test_every_answer_and_parameter_is_described(app: FastAPI) -> None:
    for path, item in app.openapi()["paths"].items():
        for operation in item.values():
            assert operation["description"], path
            for status, response in operation["responses"].items():
                assert response["description"] not in ("", "Successful Response", "Validation Error"), (path, status)
            for parameter in operation.get("parameters", []):
                assert parameter["description"], (path, parameter["name"])
            if "requestBody" in operation:
                assert "413" in operation["responses"], path


def test_events_of_the_example_fit_their_schema(app: FastAPI) -> None:
    document = app.openapi()
    schema = {"$ref": "#/components/schemas/ChatEvent", "components": document["components"]}
    validator = Draft202012Validator(schema)
    events = [block.split("\n") for block in examples.CHAT_EVENTS.strip().split("\n\n")]
    assert len(events) == 6
    for name, data in events:
        validator.validate({"event": name.removeprefix("event: "), "data": json.loads(data.removeprefix("data: "))})
