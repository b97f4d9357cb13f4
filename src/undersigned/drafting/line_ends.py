"""Changes a template so that a tag takes the end of its line away only where the line holds nothing else.

Jinja's `trim_blocks` takes it away after every tag, and so glues a paragraph that ends in
`{% endif %}` to the next one.
"""

from __future__ import annotations

import re
from itertools import accumulate

_RAW = r"\{%[-+]?\s*raw\b.*?\{%[-+]?\s*endraw\s*[-+]?%\}"
_TAG = re.compile(rf"{_RAW}|\{{%.*?%\}}|\{{#.*?#\}}", re.DOTALL)
_PLACEHOLDER = "\0"


def keep_line_ends(template: str) -> str:
    """The template with Jinja's sign to keep the end of a line (`+%}`) in the last tag of each mixed line."""
    tags = _TAG.findall(template)
    lines = _TAG.sub(_PLACEHOLDER, template).split("\n")
    lasts = accumulate(line.count(_PLACEHOLDER) for line in lines)
    for line, last in zip(lines, lasts, strict=True):
        if line.endswith(_PLACEHOLDER) and line.strip(f" \t{_PLACEHOLDER}"):
            tag = tags[last - 1]
            tags[last - 1] = tag if tag[-3] in "+-" else f"{tag[:-2]}+{tag[-2:]}"
    remaining = iter(tags)
    return "\n".join(re.sub(_PLACEHOLDER, lambda _: next(remaining), line) for line in lines)
