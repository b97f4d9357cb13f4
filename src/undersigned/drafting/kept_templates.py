"""Keeps what Jinja has made of templates, so that a second letter need not wait for it.

A template's name and text go in, the code that Jinja made of them comes out: of every text in this process, and
of the files of templates/ in the user's cache folder, for the next one. What the marks of origin need is in that
code, as a mark says only which template and which place in it (`origins`).
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
from pathlib import Path
from types import CodeType
from typing import Final

import jinja2
from jinja2.bccache import Bucket

from undersigned.files.user_cache import cache_folder, make_private

_MADE_BY: Final = ("kept_templates.py", "line_ends.py", "origins.py", "sandbox.py", "template_tree.py")
"""The modules that have a say in what is made of a template."""
_MOST: Final = 2_000
"""How many texts are kept in a process; a letter of 160 pages has some hundred."""

_made: dict[tuple[str, str], CodeType] = {}
"""What was made in this process, by key and checksum of its text."""


class KeptTemplates(jinja2.FileSystemBytecodeCache):
    """Jinja's bytecode cache, in memory before it is on disk. Whatever is wrong with the disk, templates are made anew.

    Who can write into the user's cache folder can run programs as that user in any case; nothing of a project's is
    read from there.
    """

    def __init__(self) -> None:
        self._folder = _folder()
        super().__init__(str(self._folder or Path()))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a bucket, if there is any of its text."""
        made = _made.get((bucket.key, bucket.checksum))
        if made is not None or self._folder is None:
            bucket.code = made
            return
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001  # a file that is cut off raises whatever pickle or marshal please
            bucket.reset()
        if bucket.code is not None:
            self._remember(bucket.key, bucket.checksum, bucket.code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        if bucket.code is None:
            return
        self._remember(bucket.key, bucket.checksum, bucket.code)
        if self._folder is not None:
            with contextlib.suppress(OSError):
                make_private(self._folder)
                super().dump_bytecode(bucket)

    def code_of(self, environment: jinja2.Environment, name: str, text: str, turns: str) -> CodeType:
        """The code of some prose, kept in this process only; `turns` is where its places turn to other lines.

        Raises `jinja2.TemplateSyntaxError` as Jinja does.
        """
        key, checksum = self.get_cache_key(name, turns), self.get_source_checksum(text)
        code = _made.get((key, checksum))
        if code is None:
            code = environment.compile(text, name, name)
            self._remember(key, checksum, code)
        return code

    @staticmethod
    def _remember(key: str, checksum: str, code: CodeType) -> None:
        if len(_made) >= _MOST:
            _made.clear()
        _made[key, checksum] = code


@functools.cache
def _folder() -> Path | None:
    """The folder for what this version of the program and of Jinja makes; Jinja itself looks for that of Python."""
    made_by = hashlib.sha256(jinja2.__version__.encode())
    for name in _MADE_BY:
        made_by.update(Path(__file__).with_name(name).read_bytes())
    folder = cache_folder("templates")
    return folder / made_by.hexdigest()[:16] if folder else None
