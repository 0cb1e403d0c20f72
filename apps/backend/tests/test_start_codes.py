"""Each code that a start or a migration can end with is explained in docs/TROUBLESHOOTING.md."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/TROUBLESHOOTING.md").read_text(encoding="utf-8")
# The assistants' settings: a code is the variable's name and -MISSING.
NEEDED = ("GROQ-API-KEY", "OPENAI-API-KEY", "LLM-BASE-URL", "LLM-MODEL")


def codes() -> set[str]:
    """What the sources name."""
    sources = (ROOT / "apps/backend/src").rglob("*.py")
    found = {code for path in sources for code in re.findall(r'"([A-Z]+(?:-[A-Z]+)+)"', path.read_text("utf-8"))}
    return found | {f"{name}-MISSING" for name in NEEDED}


def test_each_can_be_looked_up() -> None:
    assert len(codes()) > 15
    # Add it to tools/cluster/src/failures/page/codes/services.ts, then: npx nx troubleshooting cluster
    assert {code for code in codes() if f"| {code} " not in PAGE} == set()
