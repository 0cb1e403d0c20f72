"""`python -m todo_backend.export_openapi FILE`: writes the OpenAPI document. Needs no database."""

import json
import sys
from pathlib import Path

from pydantic import SecretStr

from todo_backend.app import create_app
from todo_backend.settings import Settings


def openapi_text() -> str:
    """The document as it lies in libs/api-client/openapi.json."""
    settings = Settings(database_url=SecretStr("postgresql://nobody@localhost/none"))
    return json.dumps(create_app(settings).openapi(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(openapi_text(), encoding="utf-8")
