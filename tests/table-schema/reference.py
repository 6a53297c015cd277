"""Asks the reference implementation, frictionless-py, for its verdict on every case.

    python reference.py              writes cases.jsonl anew: the cases of cases.py, then those that the file
                                     holds beside (published tables, cases found by chance), with new verdicts
    python reference.py --add FILE   the same, with the cases of another such file added
    python reference.py --check      asks again and says where the answers are no longer those of cases.jsonl

A line of cases.jsonl is a case: its name, the schema's text, the table's bytes (as text where they are UTF-8,
else in base64), and the errors in the reference's words: type, row and field number, 0 where it has none.
A crash of the reference is one error, `crash` and its kind.
"""

import base64
import json
import os
import sys
import tempfile
import warnings
from pathlib import Path

HERE = Path(__file__).parent
FROZEN = HERE / "cases.jsonl"


def verdict(schema: str, data: bytes) -> list:
    """What `frictionless validate table.csv --schema schema.json` finds, in the current folder."""
    from frictionless import validate

    Path("table.csv").write_bytes(data)
    Path("schema.json").write_bytes(schema.encode("utf-8", "surrogatepass"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            report = validate("table.csv", schema="schema.json")
    except Exception as error:
        return [[f"crash {type(error).__name__}", 0, 0]]
    found = list(report.errors)
    for task in report.tasks:
        found.extend(task.errors)
    place = lambda error, name: getattr(error, name, None) or 0
    return [[error.type, place(error, "row_number"), place(error, "field_number")] for error in found]


def line(name: str, schema: str, data: bytes, errors: list) -> str:
    case = {"name": name, "schema": schema}
    try:
        case["table"] = data.decode("utf-8")
    except UnicodeDecodeError:
        case["base64"] = base64.b64encode(data).decode()
    return json.dumps({**case, "errors": errors}, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\x85", "\\u0085")


def bytes_of(case: dict) -> bytes:
    return case["table"].encode() if "table" in case else base64.b64decode(case["base64"])


def read(path: Path) -> list:
    return [json.loads(text) for text in path.read_text().strip("\n").split("\n")] if path.exists() else []


def all_cases(added: list) -> dict:
    """Every case by name: those written in cases.py, those that the file holds beside, those added."""
    from cases import cases

    every = {}
    for name, schema, data in cases():
        every[name] = (schema if isinstance(schema, str) else json.dumps(schema), data)
    beside = [case for case in read(FROZEN) if case["name"].startswith(("published ", "random "))]
    for case in beside + added:
        every.setdefault(case["name"], (case["schema"], bytes_of(case)))
    return every


def main():
    if "--check" in sys.argv:
        frozen = read(FROZEN)
        os.chdir(tempfile.mkdtemp())
        changed = [case["name"] for case in frozen if verdict(case["schema"], bytes_of(case)) != case["errors"]]
        print(f"{len(frozen)} cases, {len(changed)} with another verdict")
        print("\n".join(changed))
        sys.exit(bool(changed))
    added = read(Path(sys.argv[sys.argv.index("--add") + 1])) if "--add" in sys.argv else []
    every = all_cases(added)
    os.chdir(tempfile.mkdtemp())
    lines = [line(name, schema, data, verdict(schema, data)) for name, (schema, data) in every.items()]
    FROZEN.write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} cases written")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main()
