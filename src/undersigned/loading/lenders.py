"""What a section of an annex brings along from the letter that lends it: footnotes, facts, and notes defined there."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_text
from undersigned.files.yaml_tree import MappingNode, Node
from undersigned.loading.background import facts_of
from undersigned.loading.cited_keys import Use, definitions_in, keys_in
from undersigned.loading.footnotes import footnotes_of
from undersigned.loading.ready_sources import ReadySources
from undersigned.loading.schema import check_schema
from undersigned.loading.sections import entries_of, owner_of, section_path
from undersigned.model.campaign import Fact, Footnote, FreeText
from undersigned.model.findings import Findings, Located, whole_file


@dataclass(frozen=True)
class Lender:
    """The letter of which only a section is borrowed; its other parts are not looked at."""

    footnotes: Mapping[str, Footnote]
    facts: Mapping[str, Fact]
    tree: MappingNode
    """As it is typed in its campaign.yaml."""
    project: Project
    campaign: str

    def footnotes_for(self, texts: Iterable[str]) -> dict[str, Footnote]:
        """Its footnotes, and the notes that these texts cite and its letter defines on the spot in another file."""
        keys = [key for text in texts for key in keys_in(text)]
        defined = {key.key for key in keys if key.use is Use.DEFINED}
        wanted = {key.key for key in keys if key.use is not Use.UNKNOWN} - defined - self.footnotes.keys()
        found = dict(self.footnotes)
        for text in self._texts() if wanted else ():
            for key, start, end in definitions_in(text):
                if key in wanted and key not in found:
                    first, _, more = text[start:end].partition("\n")
                    words = f"{first}\n{textwrap.dedent(more)}".strip()
                    place = text.place_at(start)
                    found[key] = Footnote(Located(key, place), FreeText(Located(words, place)))
        return found

    def _texts(self) -> Iterable[Located]:
        """The texts of the letter."""
        entries = (
            section_path(self.project, self.campaign, e.file) for e in entries_of(self.tree.get("annex"))
        )
        own = [path for path in entries if owner_of(self.project, path, "") == self.campaign]
        for path in (self.project.as_named("campaigns", self.campaign, "body.md"), *own):
            shown = self.project.shown(path)
            text = read_text(path, shown, Findings()) if is_file(path) and self.project.holds(path) else None
            if text is not None:
                yield whole_file(text, shown)


def load_lender(project: Project, campaign: str, findings: Findings) -> Lender:
    """What the letter of a campaign lends together with a section."""
    return lender_of(
        project, campaign, project.read_yaml(project.campaign(campaign, "campaign.yaml"), findings), findings
    )


def lender_of(project: Project, campaign: str, found: Node | None, findings: Findings) -> Lender:
    """The same, from what its campaign.yaml is to be."""
    tree = found if isinstance(found, MappingNode) else MappingNode()
    for part in ("footnotes", "facts"):
        if (node := tree.get(part)) is not None:
            check_schema(node, "campaign", findings, part=part)
    return Lender(
        footnotes_of(tree.get("footnotes"), findings, partial(ReadySources.of, project, campaign, tree)),
        facts_of(tree.get("facts"), findings),
        tree,
        project,
        campaign,
    )
