"""Secrets as files: what is taken from where, and that a refusal names the file."""

import os
import tempfile
from pathlib import Path

import pytest

from tests.test_settings import URL, load
from todo_backend.settings import Settings
from todo_backend.startup_error import Problem, StartupError

OTHER_URL = "postgresql://other:pw@elsewhere:5432/todo"
SECRET = "kLx0Zr7bQ2mWc9TfVh5NyJd3GsPe8AuR"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the kubelet makes it: the files are links into a hidden folder, behind a link that it swaps."""
    data = tmp_path / "..2026_11_23"
    data.mkdir()
    (tmp_path / "..data").symlink_to(data.name)
    return tmp_path


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """Puts a key into such a folder."""
    path = folder / "..data" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / name).symlink_to(f"..data/{name}")
    return path


def load_from(monkeypatch: pytest.MonkeyPatch, folder: Path | str, **variables: str) -> Settings:
    """Loads settings from this folder and exactly these variables."""
    return load(monkeypatch, SECRETS_DIR=str(folder), **variables)


def refusal(monkeypatch: pytest.MonkeyPatch, folder: Path | str, **variables: str) -> list[Problem]:
    """The problems of a start that is refused."""
    with pytest.raises(StartupError) as caught:
        load_from(monkeypatch, folder, **variables)
    return caught.value.problems


def url_of(settings: Settings) -> str:
    """The database's URL in the open."""
    return settings.database_url.get_secret_value()


def test_each_secret_can_be_a_file(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    values = {"DATABASE_URL": URL, "JWT_SECRET": SECRET}
    values |= {"GROQ_API_KEY": "g", "OPENAI_API_KEY": "o", "LLM_API_KEY": "l"}
    for name, value in values.items():
        put(folder, name, value)
    settings = load_from(monkeypatch, folder, AUTH_MODE="shared-secret")
    assert {name: getattr(settings, name.lower()).get_secret_value() for name in values} == values
    assert settings.provider == "groq"


@pytest.mark.parametrize("text", [f"{URL}\n", f"{URL}\r\n", f"  {URL} \n\n"])
def test_white_space_around_a_value_is_cut_off(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    put(folder, "DATABASE_URL", text)
    assert url_of(load_from(monkeypatch, folder)) == URL


def test_the_environment_wins_over_a_file(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    put(folder, "DATABASE_URL", URL)
    assert url_of(load_from(monkeypatch, folder, DATABASE_URL=OTHER_URL)) == OTHER_URL
    assert url_of(load_from(monkeypatch, folder, DATABASE_URL="")) == URL


@pytest.mark.parametrize("text", ["", "\n"])
def test_an_empty_file_counts_as_unset(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    put(folder, "DATABASE_URL", URL)
    put(folder, "GROQ_API_KEY", text)
    assert load_from(monkeypatch, folder).provider == "offline"
    put(folder, "JWT_SECRET", text)
    [problem] = refusal(monkeypatch, folder, AUTH_MODE="shared-secret")
    assert problem.code == "JWT-SECRET-MISSING"


def test_a_missing_key_is_told_by_its_file(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    found = refusal(monkeypatch, folder, LLM_PROVIDER="groq")
    assert [problem.code for problem in found] == ["DATABASE-URL-MISSING", "GROQ-API-KEY-MISSING"]
    assert found[0].where.startswith(f"the file {folder}/DATABASE_URL (")
    assert "no such key" in found[0].cause
    assert found[1].where.startswith(f"the file {folder}/GROQ_API_KEY (")


def test_a_wrong_value_is_told_by_the_place_that_it_came_from(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    put(folder, "DATABASE_URL", "mysql://user:hunter2@host/name")
    [problem] = refusal(monkeypatch, folder)
    assert problem.code == "DATABASE-URL-INVALID"
    assert problem.where.startswith(f"the file {folder}/DATABASE_URL (")
    assert "hunter2" not in str(problem)
    [problem] = refusal(monkeypatch, folder, DATABASE_URL="nonsense")
    assert problem.where.startswith("the environment")


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_a_folder_that_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str) -> None:
    place = tmp_path / kind
    if kind == "file":
        place.write_text("text")
    [problem] = refusal(monkeypatch, place, DATABASE_URL=URL)
    assert problem.code == "SECRETS-DIR-MISSING"
    assert str(place) in problem.what


def test_what_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "DATABASE_URL").mkdir()
    put(folder, "JWT_SECRET", b"\xff\xfe\x00binary")
    (folder / "GROQ_API_KEY").symlink_to("..data/gone")
    found = refusal(monkeypatch, folder)
    assert [problem.code for problem in found] == ["SECRET-FILE-UNREADABLE"] * 3
    assert [problem.what.split(" ")[0] for problem in found] == ["DATABASE_URL", "JWT_SECRET", "GROQ_API_KEY"]
    assert found[0].where.startswith(f"the file {folder}/DATABASE_URL (")
    # A value of the environment makes the file unimportant.
    environment = {"DATABASE_URL": URL, "JWT_SECRET": SECRET, "GROQ_API_KEY": "g"}
    assert load_from(monkeypatch, folder, **environment).provider == "groq"


def test_what_this_user_may_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "DATABASE_URL").write_text(URL)
        (folder / "DATABASE_URL").chmod(0)
        (folder / "shut" / "inner").mkdir(parents=True)
        (folder / "shut").chmod(0)
        root = os.getuid() == 0
        if root:  # who reads everything
            os.seteuid(65534)
        try:
            [unreadable] = refusal(monkeypatch, folder)
            [unseen] = refusal(monkeypatch, folder / "shut" / "inner")
        finally:
            if root:
                os.seteuid(0)
            (folder / "shut").chmod(0o755)
    assert unreadable.code == "SECRET-FILE-UNREADABLE"
    assert "Permission denied" in unreadable.what
    assert unseen.code == "SECRETS-DIR-MISSING"


def test_other_files_of_the_folder_are_left_alone(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    put(folder, "DATABASE_URL", URL)
    put(folder, "BETTER_AUTH_SECRET", "x")
    put(folder, "tls.key", b"\xff\xff")
    # A plain setting is none of a Secret's business.
    put(folder, "LOG_LEVEL", "loud")
    assert url_of(load_from(monkeypatch, folder)) == URL


def test_without_secrets_dir_no_file_is_read(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    put(folder, "DATABASE_URL", URL)
    monkeypatch.chdir(folder)
    [problem] = refusal(monkeypatch, " ")
    assert problem.code == "DATABASE-URL-MISSING"
    assert problem.where.startswith("the environment")
