"""Walks the steps at which commands touch files; asked for by JSON: `[[PROJECT, COMMAND], …]`, answered in JSON, too.

The answer has for each command how many steps it took, and what is wrong in a project that was left as it stood before
one of them: what is lost or half, and what the same command, given again, neither mends nor says what to do about.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from cryptography.x509 import load_pem_x509_certificate

import undersigned
from killed import copied, killed, run, tree
from undersigned.model.findings import LetterError
from undersigned.sealing.verifying import Believed, verify

_INTERRUPTED = re.compile("interrupted|is not in the record")
"""What a message says that tells what to do after a kill."""
GROWS = "sign-ons.yaml"
"""What is begun first and written then."""


def told(folder: Path) -> dict[str, str | bytes]:
    """The files of a project; of what holds a signature or a key, which is another each time, whether it is whole."""
    found = tree(folder)
    return {
        name: _whole(name, data)
        for name, data in found.items()
        if not any(part.endswith(".part") for part in Path(name).parts)
    }


def _whole(name: str, data: bytes) -> str | bytes:
    if name.endswith(".pdf"):
        try:
            verdict = verify(data, name, Believed((), datetime.now(UTC)))
        except LetterError:
            return "broken"
        return f"sealed {[one.field for one in verdict.signatures]} {verdict.faults}"
    if name.endswith(".p12"):
        return "key"
    if name.endswith(".pem"):
        return str(load_pem_x509_certificate(data).subject)
    if name.endswith("versions.yaml"):
        return re.sub(r"(sha256|bytes): .*", r"\1", data.decode())
    return data


def walk(original: Path, command: list[str]) -> Iterator[str]:
    """What is wrong after a kill; the last line is how many steps there were."""
    whole, folders = copied(original, original.parent / "whole"), list[Path]()

    def look(step: int) -> None:
        copied(whole, original.parent / f"before-{step}")

    status, said = run(whole, command, look)
    if status:
        yield f"the command itself fails: {said}"
    ends, before = told(whole), told(original)
    while (folder := original.parent / f"before-{len(folders) + 1}").exists():
        folders.append(folder)
    if folders and ends == before:
        yield "nothing is written, so that nothing was looked at"
    if folders:  # that a copy is what a process leaves that is really killed
        middle = len(folders) // 2
        status, _ = run(copied(original, whole), command, killed(middle + 1))
        if (status, told(whole)) != (-9, told(folders[middle])):
            yield f"{middle + 1}: killed, it leaves something else"
    seen: set[tuple[bool, str]] = set()
    for step, folder in enumerate(folders, 1):
        after = told(folder)
        lost = [name for name in before if after.get(name) not in (before[name], ends.get(name))]
        new = (after.keys() & ends.keys()) - before.keys()
        half = [name for name in new if after[name] != ends[name] and not name.endswith(GROWS)]
        if lost or half:
            yield f"{step}: lost {lost}, or half {half}"
        # Whether what the dead left is swept is looked at once.
        is_left = any(folder.rglob(".*.part")) and (not seen or any(folder.glob(".saving.*")))
        state = is_left, repr(sorted(after.items()))
        if state not in seen:  # what follows from another that is alike was looked at
            seen.add(state)
            yield from _mended(step, folder, command, ends)
    yield str(len(folders))


def _mended(step: int, folder: Path, command: list[str], ends: Mapping[str, object]) -> Iterator[str]:
    """What is wrong when the same command is given again."""
    status, said = run(folder, command)
    now, is_swept = told(folder), not any(folder.rglob(".*.part"))
    if "Traceback" in said or status not in (0, 1):
        yield f"{step}: status {status}: {said}"
    if status == 0 and now != ends:
        differs = sorted(name for name in now.keys() | ends.keys() if now.get(name) != ends.get(name))
        yield f"{step}: not mended: {differs} {[(now.get(n), ends.get(n)) for n in differs]}"
    if status == 0 and not is_swept:
        yield f"{step}: what the dead left is not swept"
    if status == 1 and now != ends and not _INTERRUPTED.search(said):
        yield f"{step}: refused, and neither done nor told what to do: {said}"
    if status == 1:
        _, checked = run(folder, ["list"])
        if "Traceback" in checked or "error" in checked:
            yield f"{step}: 'list' says {checked}"


if __name__ == "__main__":
    for module in pkgutil.walk_packages(undersigned.__path__, "undersigned."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)  # so that no fork has to
    found = [list(walk(Path(project), command)) for project, command in json.load(sys.stdin)]
    sys.stdout.write(json.dumps(found))
