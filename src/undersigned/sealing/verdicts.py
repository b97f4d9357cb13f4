"""What was found about a signed PDF, as data: its signatures, what changed since, and whom to believe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from undersigned.sealing.certificates import CertificateHolder


class SignatureKind(Enum):
    """What a signature stands for."""

    SEAL = "seal"
    """Certifies the whole file: only further signatures may follow."""
    SIGNATURE = "signature"
    """Somebody signed by name."""
    TIME_STAMP = "time-stamp"
    """A service proves that all this was there at a time."""


class Trust(Enum):
    """Whether one may believe that it was the holder of the certificate who signed."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    """No root that the user named vouches for it."""
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    WITHDRAWN = "withdrawn"
    UNFIT = "unfit"
    """It was not made for signing documents."""
    NO_ANSWER = "no-answer"
    """Its authority was asked whether it was withdrawn, and did not say."""
    NOT_JUDGED = "not-judged"
    """What it signed was changed, so that whom it belongs to proves nothing."""
    REFUSED = "refused"
    """It fails for another reason."""


@dataclass(frozen=True)
class Signature:
    """One signature in a file."""

    field: str
    kind: SignatureKind
    holder: CertificateHolder
    is_intact: bool
    """Whether the bytes that it covers are those that were signed."""
    changes: tuple[str, ...]
    """What was changed after it and may not be, in words; further signatures may."""
    trust: Trust
    claimed: datetime | None = None
    """When it was made, as its maker says."""
    stamped: datetime | None = None
    """When it was made at the latest, as a time-stamping service says that is trusted."""
    has_untrusted_stamp: bool = False
    withdrawn: datetime | None = None
    """When the certificate, or one above it, was withdrawn."""
    was_asked: bool = False
    """Whether an authority's answer about withdrawal was there, in the file or from the network."""
    past: bool = False
    """Whether the certificate is no longer good, and a time stamp proves that it was when it signed."""

    def as_data(self) -> dict[str, object]:
        """A signature as programs read it."""
        return {
            "field": self.field,
            "kind": self.kind,
            "name": self.holder.name,
            "organisation": self.holder.organisation,
            "issuer": self.holder.issuer,
            "valid_from": self.holder.valid_from,
            "valid_to": self.holder.valid_to,
            "claimed": self.claimed,
            "stamped": self.stamped,
            "intact": self.is_intact,
            "changes": self.changes,
            "trust": self.trust,
            "withdrawn": self.withdrawn,
            "asked_whether_withdrawn": self.was_asked,
        }

    @property
    def is_well(self) -> bool:
        """Whether it is intact, what it covers is unchanged, and its maker is believed."""
        return self.is_intact and not self.changes and self.trust is Trust.TRUSTED


@dataclass(frozen=True)
class Verdict:
    """All that the signatures of a file say."""

    signatures: tuple[Signature, ...]
    """In the order in which they were made."""
    unsigned: tuple[str, ...]
    """The fields in which nobody has signed."""
    faults: tuple[str, ...]
    """What is wrong with the file as such, in words."""

    @property
    def seal(self) -> Signature | None:
        """The signature that certifies the file."""
        return next((one for one in self.signatures if one.kind is SignatureKind.SEAL), None)

    @property
    def is_changed(self) -> bool:
        """Whether something was changed in it that its signatures cover, or stands in it that does not belong there."""
        return bool(self.faults) or any(one.changes or not one.is_intact for one in self.signatures)

    @property
    def is_well(self) -> bool:
        """Whether the file is sealed, and all signatures and time stamps are well."""
        return self.seal is not None and not self.faults and all(one.is_well for one in self.signatures)
