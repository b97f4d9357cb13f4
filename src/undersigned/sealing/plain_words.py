"""Says of a signed PDF what is true of it, to somebody who has never heard of a certificate chain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from undersigned.sealing.times import day, minute
from undersigned.sealing.verdicts import Signature, SignatureKind, Trust, Verdict


def sentences(verdict: Verdict) -> Iterator[str]:
    """What a verdict says, a line for each thing; what belongs to a signature is set in below it."""
    for number, signature in enumerate(verdict.signatures, 1):
        yield _who(signature)
        is_last = number == len(verdict.signatures)
        yield from (f"  {line}" for line in (*_whole(signature, is_last=is_last), *_trust(signature)))
    if verdict.seal is None:
        yield "It is not sealed: nothing holds it together as one file that nobody may change."
    for fault in verdict.faults:
        yield f"{fault[0].upper()}{fault[1:]}."
    if verdict.unsigned:
        yield f"Nobody has signed yet for: {', '.join(verdict.unsigned)}."


def _who(signature: Signature) -> str:
    match signature.kind:
        case SignatureKind.SEAL:
            return f"Sealed by {signature.holder}, {_when(signature)}."
        case SignatureKind.SIGNATURE:
            return f"Signed for {signature.field} by {signature.holder}, {_when(signature)}."
        case SignatureKind.TIME_STAMP if signature.stamped:
            return f"Time stamp of {signature.holder}: all above was there on {minute(signature.stamped)}."
        case SignatureKind.TIME_STAMP:
            return f"Time stamp of {signature.holder}, which proves nothing."
        case _:
            assert_never(signature.kind)


def _when(signature: Signature) -> str:
    if signature.stamped:
        return f"on {minute(signature.stamped)}, as a trusted time stamp proves"
    if signature.claimed is None:
        return "without a date"
    doubt = "; its time stamp is not one that you trust" if signature.has_untrusted_stamp else ""
    return f"on {minute(signature.claimed)}, as its maker says{doubt}"


def _whole(signature: Signature, *, is_last: bool) -> Iterator[str]:
    if not signature.is_intact:
        yield "CHANGED: what it covers is not what was signed."
    for change in signature.changes:
        yield f"CHANGED since: {change}."
    if signature.is_intact and not signature.changes:
        yield (
            "Nothing was changed since."
            if is_last
            else "Nothing was changed since; only signatures were added."
        )


def _trust(signature: Signature) -> Iterator[str]:  # noqa: C901  # a case for each answer
    holder = signature.holder
    match signature.trust:
        case Trust.TRUSTED if signature.past:
            yield f"The certificate is no longer good{_withdrawn(signature)}; it was when it signed, as is proved."
        case Trust.TRUSTED:
            yield f"The certificate is trusted; {holder.issuer} issued it, and it is good until {day(holder.valid_to)}."
            if not signature.was_asked:
                yield "Whether it was withdrawn was not asked; --online asks."
        case Trust.UNKNOWN:
            yield (
                f"NOT TRUSTED: nobody whom you named vouches for the certificate; {holder.issuer} issued it."
                " Get the root certificate from a source that you trust, and name it with --trust."
            )
        case Trust.EXPIRED:
            yield f"NOT TRUSTED: the certificate expired on {day(holder.valid_to)}; nothing proves an earlier date."
        case Trust.NOT_YET_VALID:
            yield f"NOT TRUSTED: the certificate is good only from {day(holder.valid_from)}."
        case Trust.WITHDRAWN:
            yield f"NOT TRUSTED: the certificate, or one above it, is no longer good{_withdrawn(signature)}."
        case Trust.UNFIT:
            yield "NOT TRUSTED: the certificate was not made for signing documents."
        case Trust.NO_ANSWER:
            yield f"NOT SURE: the authority of the certificate ({holder.issuer}) did not say whether it was withdrawn."
        case Trust.NOT_JUDGED:
            yield "Whether the certificate can be trusted was not looked at: for what was changed it proves nothing."
        case Trust.REFUSED:
            yield "NOT TRUSTED: the certificate, or one above it, breaks the rules for such certificates."
        case _:
            assert_never(signature.trust)


def _withdrawn(signature: Signature) -> str:
    return f" (withdrawn on {day(signature.withdrawn)})" if signature.withdrawn else ""
