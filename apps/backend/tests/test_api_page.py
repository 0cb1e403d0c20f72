"""docs/API.md says what the code does: its tables are the OpenAPI document's, its codes and limits the code's."""

import ast
import re
from pathlib import Path

import pytest

import todo_backend
from tests.api_page import PAGE, TABLES, block, find_block, read_document, read_rows
from todo_backend import draining
from todo_backend.auth import accounts, jwks, verifier
from todo_backend.db.models import DESCRIPTION_LENGTH, KEY_LENGTH, TITLE_LENGTH
from todo_backend.errors import CODES
from todo_backend.mcp_tools.scoped import MAX_CALLS
from todo_backend.mcp_tools.server import TOOL_NAMES
from todo_backend.middleware import MAX_BODY_BYTES
from todo_backend.settings import Settings
from todo_backend.text_rules import MESSAGE_LENGTH

SOURCES = Path(todo_backend.__file__).parent


def section(title: str) -> str:
    """The part of the page below a heading."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert found, f"docs/API.md has no section {title}"
    return found[1]


@pytest.mark.parametrize("name", list(TABLES))
def test_its_tables_are_those_of_the_document(name: str) -> None:
    written = list(read_rows(find_block(PAGE.read_text(encoding="utf-8"), name)[0]))
    expected = list(read_rows(block(name, TABLES[name](read_document()))))
    assert written == expected, "run: npx nx api-page backend"


def codes_of_the_sources() -> set[str]:
    """Every code that an ApiError, an error answer or an error event can have."""
    found = set(CODES.values()) | {draining.CODE}
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = {"ApiError": 1, "error_response": 1, "unauthorized": 1, "fail": 0}.get(node.func.id)
                if place is not None and len(node.args) > place:
                    code = node.args[place]
                    if isinstance(code, ast.Constant):
                        found.add(str(code.value))
    return found


def test_it_lists_every_code_and_no_other() -> None:
    written = {cell.strip("`") for row in read_rows(section("Errors")) for cell in row[:1]} - {"code"}
    assert written == codes_of_the_sources()


def test_its_limits_are_the_codes() -> None:
    text = " ".join(section("Limits").split())
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    for number, words in (
        (TITLE_LENGTH, "characters"),
        (DESCRIPTION_LENGTH, "characters"),
        (MESSAGE_LENGTH, "characters"),
        (KEY_LENGTH, "characters"),
        (MAX_BODY_BYTES // 1024, "KiB"),
        (defaults["chat_per_minute"], "messages a minute"),
        (defaults["chat_per_day"], "a day"),
        (MAX_CALLS, "tool calls"),
        (f"{defaults['chat_timeout_seconds']:g}", "seconds"),
        (f"{defaults['shutdown_stream_seconds']:g}", "seconds"),
    ):
        assert re.search(rf"\b{number} {words}", text), f"{number} {words}"


def test_what_it_says_of_sign_in_and_tools_is_so() -> None:
    text = " ".join(section("Sign-in").split())
    for number in (
        accounts.FRESH_SECONDS,
        jwks.UNKNOWN_KID_SECONDS,
        jwks.FRESH_SECONDS / 60,
        verifier.LEEWAY_SECONDS,
    ):
        assert re.search(rf"\b{number:g} (seconds|minutes)", text), number
    for name in ("auth_mode", "jwks_url", "jwt_secret", "jwt_issuer", "jwt_audience"):
        assert f"`{name.upper()}`" in text
    for claim in verifier.REQUIRED:
        assert f"`{claim}`" in text
    assert set(re.findall(r"`(\w+_tasks?)`", section("/mcp"))) == set(TOOL_NAMES)
