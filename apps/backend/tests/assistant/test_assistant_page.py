"""docs/ASSISTANT.md names what is there: every tool, parameter, provider, model, setting, failure and file."""

import re
from pathlib import Path

import pytest

from todo_backend.assistant.failures import FAILURES
from todo_backend.assistant.history import FOR_MODELS
from todo_backend.assistant.providers import PROVIDERS
from todo_backend.assistant.turn import MAX_TURNS
from todo_backend.mcp_tools.scoped import MAX_CALLS

ROOT = Path(__file__).parents[4]
PAGE = (ROOT / "docs/ASSISTANT.md").read_text(encoding="utf-8")
OFFLINE = ROOT / "apps/backend/src/todo_backend/assistant/offline"


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading."""
    part = PAGE.split(f"# {heading}\n", maxsplit=1)[1]
    lines = re.split(r"\n(?!\|)", part[part.index("\n|") + 1 :], maxsplit=1)[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_tools() -> None:
    from tests.mcp_tools.test_server import SPEC

    shown = {cells[0].strip("`"): re.findall(r"`(\w+)`(\??)", cells[1]) for cells in rows("Tools")}
    expected = {
        name: {**dict.fromkeys(required, ""), **dict.fromkeys(optional, "?")}
        for name, (required, optional) in SPEC.items()
    }
    assert {name: dict(parameters) for name, parameters in shown.items()} == expected


def test_the_models() -> None:
    shown = {cells[0].strip("`"): cells for cells in rows("Models")}
    for provider in PROVIDERS.values():
        _, key, models = shown[provider.name]
        assert key == f"`{provider.key_setting}`"
        assert tuple(re.findall(r"`([^`]+)`", models)) == (provider.models or ("LLM_MODEL", "LLM_BASE_URL"))


def test_the_failures() -> None:
    shown = {cells[0].strip("`"): cells[2] for cells in rows("When a model fails")}
    assert set(shown) == set(FAILURES)
    for code, failure in FAILURES.items():
        assert ("next model" in shown[code]) == failure.next_model, code


def test_the_limits() -> None:
    assert f"at most {MAX_TURNS} turns and {MAX_CALLS} tool calls" in PAGE
    assert f"about {FOR_MODELS.tokens} tokens" in PAGE


@pytest.mark.parametrize("link", re.findall(r"\]\(\.\./([^)#]+)[^)]*\)", PAGE))
def test_the_links(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_files_of_the_offline_assistant() -> None:
    named = {name for cells in rows("The offline assistant") for name in re.findall(r"`([\w/*]+)`", cells[1])}
    there = {path.stem for path in OFFLINE.glob("*.py")} - {"__init__", "intents", "model"}
    assert {name for name in named if "/" not in name} == there
    assert {"rules/*", "scripts/*"} <= named
