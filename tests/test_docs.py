"""What the documents say is so: commands exist, links lead somewhere, tables agree with the code."""

import ast
import json
import re
import shlex
from pathlib import Path

import click
import pytest

from dateline.cli.program import program
from dateline.demo import happenings
from dateline.reading.events.ontology import load_ontology
from dateline.reading.reader import default_chain
from dateline.reading.syntax import DEFAULT_PIPELINE

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
PACKAGE = ROOT / "src/dateline"
DATA = PACKAGE / "data"

# Which rooms each room may import from; what docs/architecture.md draws.
ROOMS = {
    "model": set(),
    "gazetteer": set(),
    "demo": set(),
    "sources": {"model"},
    "reading": {"model", "gazetteer"},
    "reconciling": {"model", "reading"},
    "scoring": {"model", "gazetteer", "sources", "reading", "reconciling"},
    "ledger": {"model", "reading", "reconciling"},
    "exports": {"model"},
    "checks": {"exports"},
    "imports": {"model", "exports", "checks"},
    "analysis": {"model"},
    "services": {
        "model", "gazetteer", "sources", "reading", "reconciling", "scoring", "ledger", "exports", "checks",
        "imports",
    },
    "views": {"model", "services"},
    "mcp": {"model", "ledger"},
    "desk": {"model", "ledger", "exports", "services", "analysis"},
    "notebook": {"model", "ledger", "desk", "services", "views"},
    "cli": {
        "model", "gazetteer", "sources", "demo", "ledger", "exports", "checks", "imports", "services",
        "views", "mcp", "desk",
    },
}  # fmt: skip


def fenced(page: Path, *languages: str) -> list[str]:
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    return [body for language, body in blocks if language in languages]


def commands(page: Path) -> list[list[str]]:
    """The words after `dateline` of each shell line and each inline code of a page."""
    text = page.read_text(encoding="utf-8")
    lines = [
        line.removeprefix("$ ") for body in fenced(page, "console", "bash") for line in body.splitlines()
    ]
    found = [match.group(1) for line in lines for match in re.finditer(r"(?:^|[|&] |/)dateline( .*)$", line)]
    found += re.findall(r"`dateline( [^`]+)`", text)
    return [shlex.split(part, comments=True) for part in found]


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def table(page: Path, first_column: str) -> list[list[str]]:
    """The rows of the table whose head begins with that column."""
    lines = page.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {first_column} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_their_options_exist(page):
    for words in commands(page):
        command = program.commands.get(words[0])
        assert command is not None, f"{page.name}: dateline {' '.join(words)}"
        options = {
            name for option in command.params for name in option.opts if isinstance(option, click.Option)
        }
        used = {word.partition("=")[0] for word in words[1:] if re.match(r"--\w", word)}
        assert used <= options, f"{page.name}: dateline {' '.join(words)}"


def test_readme_shows_every_command():
    shown = {words[0] for words in commands(ROOT / "README.md")}
    assert shown == set(program.commands)


def test_readme_names_happenings_of_the_demo():
    for words in commands(ROOT / "README.md"):
        if "--only" in words:
            assert words[words.index("--only") + 1] in {one.name for one in happenings()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name} links to {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), flags=re.M)
            assert anchor in map(slug, headings), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_scripts_and_files_that_are_named_exist(page):
    for name in re.findall(
        r"\b(?:tools|docs|requirements|training|src)/[\w./-]+\w", page.read_text(encoding="utf-8")
    ):
        assert (ROOT / name).exists(), f"{page.name} names {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_is_left_to_be_filled_in(page):
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"\bTODO\b|\bTBD\b|\bFIXME\b|^[A-Z_]{4,}$|\| [A-Z]+_[A-Z0-9]+ \|", text, flags=re.M)


def test_python_in_readme_parses_and_names_what_there_is():
    import dateline

    for body in fenced(ROOT / "README.md", "python"):
        for node in ast.walk(ast.parse(body)):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "dateline"
            ):
                assert node.attr in dateline.__all__


@pytest.mark.slow
def test_the_table_of_stages_is_the_chains():
    rows = table(ROOT / "docs/architecture.md", "stage")
    chain = default_chain(DEFAULT_PIPELINE)
    assert [row[:3] for row in rows] == [[s.name, ", ".join(s.needs), ", ".join(s.adds)] for s in chain]


def test_imports_go_the_way_that_the_architecture_says():
    for room, allowed in ROOMS.items():
        for file in sorted((PACKAGE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                for name in names:
                    if name.startswith("dateline."):
                        met = name.split(".")[1]
                        assert met in allowed | {room, "data"}, f"{file.relative_to(ROOT)} imports {name}"
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(ROOMS) | {"data"}, "a new room belongs on the page"


def test_every_data_file_is_on_the_data_card():
    named = [
        re.findall(r"`([^`]+)`", row[0]) + ([f"{row[0].split('`')[1]}*"] if "other files" in row[0] else [])
        for row in table(ROOT / "docs/data.md", "folder or file")
    ]
    patterns = [f"{name}*" if name.endswith("/") else name for names in named for name in names]
    for file in sorted(DATA.rglob("*")):
        name = file.relative_to(DATA)
        if file.is_file() and file.suffix not in {".py", ".pyc", ".partial"}:
            assert any(name.match(pattern) for pattern in patterns), f"{name} is not on the data card"


def test_every_word_list_names_its_sources():
    for file in sorted([*DATA.rglob("*.yaml"), *DATA.rglob("*.tsv"), *DATA.rglob("*.txt")]):
        head = file.read_text(encoding="utf-8")[:1500]
        assert head.startswith("#"), f"{file.relative_to(DATA)} has no head"


def test_every_model_is_on_the_model_card_with_its_command():
    rows = table(ROOT / "docs/models.md", "file")
    named = {name for row in rows for name in re.findall(r"`([^`]+\.json)`", row[0])}
    assert named == {file.name for file in (DATA / "models").glob("*.json")}
    for row in rows:
        module = re.search(r"python -m training\.(\w+)", row[3])
        assert module is not None
        assert (ROOT / "training" / f"{module.group(1)}.py").exists()


def test_counts_in_the_data_card():
    codings = load_ontology().codings
    text = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    types = {kind for kind, _ in codings}
    assert f"{len(types)} types and {len(codings) - len(types)} modes" in text


def test_floors_are_held_on_figures_that_there_are():
    from dateline.scoring.floors import parse_floors
    from dateline.scoring.sets import MEASURES

    floors = parse_floors(json.loads((ROOT / "docs/floors.json").read_text(encoding="utf-8")))
    figures = {measure.name: {one.name for one in measure.figures if one.floor} for measure in MEASURES}
    for name, held in floors.items():
        assert set(held) <= figures[name]
    assert {"event", "ledger"} <= set(floors["gold"])
    assert all(0 < floor < 1 for held in floors.values() for floor in held.values())
