"""The OpenAPI document: complete, and the same as the one that the client is made from."""

from pathlib import Path
from typing import Any

from fastapi import FastAPI

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
