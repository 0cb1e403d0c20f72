"""The tables of docs/API.md that are made from the OpenAPI document.

`python -m tests.api_page` writes them anew; then `npx prettier --write docs/API.md` sets the columns.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs/API.md"
DOCUMENT = ROOT / "libs/api-client/openapi.json"

Row = tuple[str, ...]


def read_document() -> dict[str, Any]:
    """The exported OpenAPI document."""
    document: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    return document


def routes(document: dict[str, Any]) -> list[Row]:
    """Method and path, what it does, what goes in, what comes out, what may go wrong."""
    rows: list[Row] = [("route", "does", "query, headers, body", "answer", "errors")]
    for path, item in document["paths"].items():
        for method, operation in item.items():
            given = [_parameter(one) for one in operation.get("parameters", []) if one["in"] != "path"]
            body = operation.get("requestBody")
            if body:
                given.append(f"`{_name(body['content']['application/json']['schema'])}`")
            statuses = sorted(operation["responses"])
            good = [status for status in statuses if status < "4"]
            rows.append(
                (
                    f"`{method.upper()} {path}`",
                    operation["summary"],
                    ", ".join(given),
                    ", ".join(f"{status}{_content(operation['responses'][status])}" for status in good),
                    " ".join(status for status in statuses if status >= "4"),
                )
            )
    return rows


def fields(document: dict[str, Any]) -> list[Row]:
    """Each field of what is sent as a body and of what comes back."""
    names = ("TaskCreate", "TaskUpdate", "Task", "ChatRequest", "ChatResponse", "ToolCall", "AssistantInfo")
    more = ("ConversationUpdate", "Conversation", "Message", "Health", "ErrorDetail")
    rows: list[Row] = [("of", "field", "form", "required")]
    for name in names + more:
        schema = document["components"]["schemas"][name]
        for field, form in schema["properties"].items():
            rows.append(
                (f"`{name}`", f"`{field}`", _form(form), "yes" if field in schema.get("required", []) else "")
            )
    return rows


def events(document: dict[str, Any]) -> list[Row]:
    """The events of the stream with their data."""
    schemas = document["components"]["schemas"]
    rows: list[Row] = [("event", "when", "data")]
    for choice in schemas["ChatEvent"]["oneOf"]:
        event = schemas[_name(choice)]
        data = _name(event["properties"]["data"])
        inner = ", ".join(f"`{field}`" for field in schemas[data].get("properties", {}))
        shown = f"`{data}`" if data in ("ChatResponse", "ErrorDetail") else inner or "`{}`"
        rows.append((f"`{event['properties']['event']['const']}`", _line(event["description"]), shown))
    return rows


TABLES = {"routes": routes, "fields": fields, "events": events}


def block(name: str, rows: list[Row]) -> str:
    """The table between its marks."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "| " + " | ".join("---" for _ in rows[0]) + " |")
    return "\n".join(
        [f"<!-- {name}: made from libs/api-client/openapi.json -->", "", *lines, "", f"<!-- /{name} -->"]
    )


def find_block(page: str, name: str) -> re.Match[str]:
    """Where the table stands."""
    found = re.search(rf"<!-- {name}: .*?<!-- /{name} -->", page, re.DOTALL)
    assert found, f"docs/API.md has no table {name}"
    return found


def read_rows(text: str) -> Iterator[Row]:
    """The rows of Markdown tables, without the lines below their heads."""
    for line in text.splitlines():
        if line.startswith("|") and not re.fullmatch(r"[|\s:-]+", line):
            yield tuple(cell.strip() for cell in line.strip("|").split(" | "))


def _parameter(parameter: dict[str, Any]) -> str:
    values = parameter["schema"].get("enum")
    return f"`{parameter['name']}`" + (f" ({', '.join(values)})" if values else "")


def _content(response: dict[str, Any]) -> str:
    schema = response.get("content", {}).get("application/json", {}).get("schema")
    if not schema:
        return ""
    return f" list of `{_name(schema['items'])}`" if schema.get("type") == "array" else f" `{_name(schema)}`"


def _name(schema: dict[str, Any]) -> str:
    return str(schema["$ref"]).rsplit("/", 1)[1]


def _line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _form(schema: dict[str, Any]) -> str:
    choices = schema.get("anyOf")
    if choices:
        return " or ".join(_form(choice) for choice in choices)
    if "$ref" in schema:
        return f"`{_name(schema)}`"
    if "enum" in schema or "const" in schema:
        return ", ".join(schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"list of {_form(schema['items'])}"
    if schema.get("type") == "string":
        words = {"date": "a day, YYYY-MM-DD", "date-time": "a time, UTC"}.get(schema.get("format", ""), "text")
        if "maxLength" in schema:
            words += f", {schema.get('minLength', 0)} to {schema['maxLength']} characters"
        return words
    if schema.get("type") == "integer" and "maximum" in schema:
        return f"whole number, {int(schema['minimum'])} to {int(schema['maximum'])}"
    known = {"integer": "whole number", "boolean": "true or false", "null": "null", "object": "object"}
    return known.get(schema.get("type", ""), "any JSON")


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    for name, make in TABLES.items():
        start, end = find_block(text, name).span()
        text = text[:start] + block(name, make(read_document())) + text[end:]
    PAGE.write_text(text, encoding="utf-8")
