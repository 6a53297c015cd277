"""Asks the reference implementation, frictionless-py, for its verdict on every case.

    python reference.py            writes cases.jsonl anew: the cases of cases.py, those of found/, and the verdicts
    python reference.py --check    asks again and says where the answers are no longer those of cases.jsonl

A line of cases.jsonl is a case: its name, the schema's text, the table's bytes (as text where they are UTF-8,
else in base64), and the errors in the reference's words: type, row and field number, 0 where it has none.
A crash of the reference is one error, `crash`.
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
FOUND = HERE / "found.jsonl"


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


def all_cases():
    """Every case that is written by hand, published, or was found by chance."""
    from cases import cases
    from published import published

    for name, schema, data in cases():
        yield name, schema if isinstance(schema, str) else json.dumps(schema), data
    yield from published()
    if FOUND.exists():
        for text in FOUND.read_text().strip("\n").split("\n"):
            case = json.loads(text)
            yield case["name"], case["schema"], bytes_of(case)


def main():
    if "--check" in sys.argv:
        frozen = [json.loads(text) for text in FROZEN.read_text().strip("\n").split("\n")]
        os.chdir(tempfile.mkdtemp())
        changed = [case["name"] for case in frozen if verdict(case["schema"], bytes_of(case)) != case["errors"]]
        print(f"{len(frozen)} cases, {len(changed)} with another verdict")
        print("\n".join(changed))
        sys.exit(bool(changed))
    every = list(all_cases())
    os.chdir(tempfile.mkdtemp())
    lines = [line(name, schema, data, verdict(schema, data)) for name, schema, data in every]
    FROZEN.write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} cases written")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main()
