"""Whether the holder of a certificate is known to sign for a signatory."""

from __future__ import annotations

from collections.abc import Iterator

from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation
from undersigned.sealing.certificates import CertificateHolder


def is_known_to_sign(holder: CertificateHolder, signatory: Organisation) -> bool:
    """Whether a certificate is in a name of the signatory, or of one of its representatives.

    An acronym is no such name: several organisations have the same.
    """
    on_certificate = {plain_name(name) for name in (holder.name, holder.organisation) if name}
    return any(plain_name(name) in on_certificate for name in _names(signatory))


def _names(signatory: Organisation) -> Iterator[str]:
    yield signatory.name
    yield from (signatory.names or {}).values()
    yield from signatory.former_names
    yield from (representative.name for representative in signatory.representatives)
