"""The public quote checkers on the same cases. Run by a Python that has them: `peers.py FILE` reads cases, prints JSON.

Each is asked through its own Python interface whether words stand in a text; none of them is asked who says them, since none
has a way of being asked. A checker that is not installed, or fails, is left out with the reason.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

Checker = Callable[[str, str], bool]
"""From words and the name of a kit to whether the checker lets them pass."""


def _quotecheck(texts: dict[str, str], _folder: Path) -> Checker:
    from quotecheck import check  # type: ignore[import-not-found]

    return lambda words, kit: bool(check(words, texts[kit]).ok)


def _gtrex(texts: dict[str, str], _folder: Path) -> Checker:
    from gtrex import Verifier  # type: ignore[import-not-found]

    verifiers: dict[str, Any] = {name: Verifier(text) for name, text in texts.items()}
    return lambda words, kit: bool(verifiers[kit].verify(words).grounded)


def _citations(texts: dict[str, str], _folder: Path) -> Checker:
    from citations.verify import resolve_in  # type: ignore[import-not-found]

    return lambda words, kit: resolve_in(words, texts[kit]).state in {"found", "ambiguous"}


def _krokai(texts: dict[str, str], folder: Path) -> Checker:
    from krokai.corpus import Corpus  # type: ignore[import-not-found]
    from krokai.verdicts import CLEAN  # type: ignore[import-not-found]
    from krokai.verify import check  # type: ignore[import-not-found]

    corpora: dict[str, Any] = {}
    for number, (name, text) in enumerate(texts.items()):
        own = folder / f"source-{number}"
        own.mkdir()
        (own / "source.txt").write_text(text, encoding="utf-8")
        corpora[name] = Corpus([str(own)], cache_dir=str(folder / f"cache-{number}"), quiet=True)
    return lambda words, kit: _krokai_verdict(check(words, corpora[kit])) in CLEAN


def _krokai_verdict(found: Any) -> str:
    if isinstance(found, dict):
        return str(found.get("verdict"))
    if isinstance(found, tuple):
        return str(found[0])
    return str(getattr(found, "verdict", found))


PEERS: dict[str, Callable[[dict[str, str], Path], Checker]] = {
    "citations": _citations,
    "krokai": _krokai,
    "quotecheck": _quotecheck,
    "gtrex": _gtrex,
}


def main(path: Path) -> dict[str, Any]:
    """Ask every checker about every case."""
    given = json.loads(path.read_text(encoding="utf-8"))
    result: dict[str, Any] = {}
    for name, make in PEERS.items():
        with tempfile.TemporaryDirectory() as folder:
            try:
                check = make(given["texts"], Path(folder))
            except Exception as error:  # noqa: BLE001 - whatever keeps a checker from running is told
                result[name] = {"missing": f"{type(error).__name__}: {error}"}
                continue
            passed, failures = [], 0
            for words, kit in given["cases"]:
                try:
                    passed.append(check(words, kit))
                except Exception:  # noqa: BLE001
                    failures += 1
                    passed.append(False)
        result[name] = {"version": version(name), "passed": passed, "failures": failures}
    return result


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
