"""Judges a signed PDF by the roots that somebody believes: who signed, when, and what changed since."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeVar

from asn1crypto import cms, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate, AdESPassed
from pyhanko.sign.diff_analysis import SuspiciousModification
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    DocumentTimestampStatus,
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
    read_certification_data,
)
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.policy_decl import (
    CertificateFetchingRule,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend
from pyhanko_certvalidator.fetchers.api import Fetchers
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from undersigned.sealing.certificates import SIGNING_USES, holder, printable, why_unfit
from undersigned.sealing.complaints import silenced
from undersigned.sealing.containers import is_held
from undersigned.sealing.pdf_changes import (
    CONTENT_WITH,
    changes_by_revision,
    has_hidden_objects,
    lost_signatures,
)
from undersigned.sealing.pdf_reading import reader_of, refused_if_damaged, said_of_itself, signature_fields
from undersigned.sealing.pdf_states import history
from undersigned.sealing.verdicts import Signature, SignatureKind, Trust, Verdict

_Status = TypeVar("_Status", PdfSignatureStatus, DocumentTimestampStatus)

_USES: Final = KeyUsageConstraints(key_usage=SIGNING_USES)


@dataclass(frozen=True)
class Believed:
    """Whom a reader believes, and when: the roots, the time of reading, and whether authorities may be asked."""

    roots: tuple[x509.Certificate, ...]
    now: datetime
    online: bool = False


def verify(pdf: bytes, name: str, believed: Believed) -> Verdict:
    """What the signatures in a file say. Raises `LetterError` where `name` is no PDF that can be judged."""
    with silenced(), refused_if_damaged(name):
        reader = reader_of(pdf, name)
        fields = signature_fields(reader)
        embedded = list(reader.embedded_signatures)
        states = history(reader)
        signed = {one.signed_revision: str(one.field_name) for one in embedded}
        stamps = {str(one.field_name) for one in embedded if one.sig_object_type == "/DocTimeStamp"}
        changes = changes_by_revision(states, signed, stamps)
        signatures = asyncio.run(_all(reader, embedded, believed, changes))
        unsigned = tuple(printable(field) for field, is_signed in fields.items() if not is_signed)
        read = {str(one.field_name) for one in embedded}
        unread = [field for field, is_signed in fields.items() if is_signed and field not in read]
        lost = lost_signatures(states)
        found = [f"the signature of '{field}' was taken out or replaced" for field in lost]
        found += _faults(reader, pdf, embedded, unread, believed)
        faults = map(printable, found)
        return Verdict(tuple(signatures), unsigned, tuple(faults))


def _faults(
    reader: PdfFileReader,
    pdf: bytes,
    embedded: Sequence[EmbeddedPdfSignature],
    unread: Sequence[str],
    believed: Believed,
) -> list[str]:
    found = [f"the signature of '{field}' is of a kind that cannot be checked" for field in unread]
    if not embedded:
        return [*found, "nobody has signed it"]
    # The room for a signature is the one part of the file that it does not cover; what is left of it is zeros.
    for one in embedded:
        container = cms.ContentInfo.load(one.pkcs7_content)
        if any(one.pkcs7_content[len(container.dump()) :]):
            found.append(f"something hides behind the signature of '{one.field_name}'")
        if not is_held(container, believed.roots):
            found.append(
                f"what comes along with the signature of '{one.field_name}', a certificate or how it is packed,"
                " may have been changed"
            )
    first = embedded[0]
    found += [f"the place to sign '{field}' was added later" for field in _added_fields(reader, embedded)]
    _, _, start, length = map(int, first.byte_range)
    if said_of_itself(pdf[: start + length]) != said_of_itself(pdf):
        found.append(
            "its title, its authors or what else it says of itself was changed after the first signature"
        )
    if has_hidden_objects(reader, pdf, first.signed_revision):
        found.append("something hides behind the first signature, which other programs may show")
    last = embedded[-1]
    covers_all = last.coverage is SignatureCoverageLevel.ENTIRE_FILE
    is_last = last.signed_revision == reader.xrefs.total_revisions - 1
    if not pdf.rstrip().endswith(b"%%EOF") or (is_last and not covers_all):
        found.append("something stands behind its end that belongs to no signature")
    return found


def _added_fields(reader: PdfFileReader, embedded: Sequence[EmbeddedPdfSignature]) -> Iterator[str]:
    """The fields that were not there when the first signature was made: who signs there, nobody asked to sign.

    ISO 32000-1 (12.8.2.2) lets those who sign make their own; all of a letter's are made before its seal.
    """
    first = reader.get_historical_resolver(embedded[0].signed_revision)
    stamps = {one.field_name for one in embedded if one.sig_object_type == "/DocTimeStamp"}
    yield from signature_fields(reader).keys() - signature_fields(first).keys() - stamps


async def _all(
    reader: PdfFileReader,
    embedded: Sequence[EmbeddedPdfSignature],
    believed: Believed,
    changes: Mapping[int, tuple[str, ...]],
) -> list[Signature]:
    certification = read_certification_data(reader)
    certified = certification.author_sig.container_ref if certification else None
    async with AIOHttpFetcherBackend() as asking:
        judge = _Judge(believed, asking if believed.online else None, changes)
        return [
            await _stamp(one, judge)
            if one.sig_object_type == "/DocTimeStamp"
            else await _signature(one, judge, certifies=one.sig_object.container_ref == certified)
            for one in embedded
        ]


@dataclass(frozen=True)
class _Judge:
    """Whom a reader believes, and what asks authorities where that is wanted."""

    believed: Believed
    asking: Fetchers | None
    changes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """What each revision changed and may not have."""

    def changes_since(self, one: EmbeddedPdfSignature, *, is_allowed: bool) -> tuple[str, ...]:
        """What was changed after a signature and may not be; where its own bytes do not fit, that says all."""
        coverage: object = one.coverage  # typed as if it were never found out
        if not is_allowed and coverage is not SignatureCoverageLevel.ENTIRE_REVISION:
            return ("it covers only a part of what stood in the file when it was made",)
        later = (said for revision, said in self.changes.items() if revision > one.signed_revision)
        found = tuple(dict.fromkeys(printable(change) for said in later for change in said))
        return found if found or is_allowed else ("something was changed in it",)

    def context(self, store: DocumentSecurityStore | None) -> ValidationContext:
        """What pyHanko judges certificates by: the reader's roots, and authorities' answers, those in the file, too."""
        settings: dict[str, Any] = {"trust_roots": list(self.believed.roots)}
        if self.asking:
            settings |= {"allow_fetching": True, "fetchers": self.asking, "revocation_mode": "hard-fail"}
        else:
            settings |= {"moment": self.believed.now, "revocation_mode": "soft-fail"}
        context = store.as_validation_context(settings) if store else ValidationContext(**settings)
        # Who is asked, a certificate says that leads to a root, and not any that a stranger put into the file.
        context.certificate_registry.fetcher = None
        return context


async def _signature(one: EmbeddedPdfSignature, judge: _Judge, *, certifies: bool) -> Signature:
    async def judged(by: ValidationContext) -> PdfSignatureStatus:
        return await async_validate_pdf_signature(one, by, key_usage_settings=_USES, diff_policy=CONTENT_WITH)

    status, trust, was_asked = await _judged(judged, one, judge)
    past = trust in (Trust.EXPIRED, Trust.WITHDRAWN) and await _was_good(one, judge.believed)
    stamp = status.timestamp_validity
    is_intact = status.intact and status.valid and (stamp is None or (stamp.intact and stamp.valid))
    return Signature(
        field=printable(str(one.field_name)),
        kind=SignatureKind.SEAL if certifies else SignatureKind.SIGNATURE,
        holder=holder(one.signer_cert),
        is_intact=is_intact,
        changes=judge.changes_since(one, is_allowed=bool(status.docmdp_ok)),
        trust=Trust.TRUSTED if past else trust,
        claimed=status.signer_reported_dt,
        stamped=stamp.timestamp if stamp and stamp.trusted else None,
        has_untrusted_stamp=bool(stamp and not stamp.trusted),
        withdrawn=status.revocation_details.revocation_date if status.revocation_details else None,
        was_asked=was_asked or past,
        past=past,
    )


async def _stamp(one: EmbeddedPdfSignature, judge: _Judge) -> Signature:
    async def judged(by: ValidationContext) -> DocumentTimestampStatus:
        return await async_validate_pdf_timestamp(one, by, diff_policy=CONTENT_WITH)

    status, trust, was_asked = await _judged(judged, one, judge)
    return Signature(
        field=printable(str(one.field_name)),
        kind=SignatureKind.TIME_STAMP,
        holder=holder(one.signer_cert),
        is_intact=status.intact and status.valid,
        changes=judge.changes_since(one, is_allowed=not isinstance(one.diff_result, SuspiciousModification)),
        trust=trust,
        stamped=status.timestamp if trust is Trust.TRUSTED else None,
        has_untrusted_stamp=trust is not Trust.TRUSTED,
        was_asked=was_asked,
    )


async def _judged(
    judged: Callable[[ValidationContext], Awaitable[_Status]], one: EmbeddedPdfSignature, judge: _Judge
) -> tuple[_Status, Trust, bool]:
    """The status of a signature, whether its maker is to be believed, and whether an authority answered for it.

    pyHanko refuses a certificate also where the answers in the file are about others, or too old. Then it is
    judged without any answer, unless the reader wanted one.
    """
    store = _security_store(one)
    believed = judge.believed
    status = await judged(judge.context(store))
    if not (status.intact and status.valid):  # pyHanko has not looked at the certificate then
        return status, Trust.NOT_JUDGED, False
    trust = _trust(status, one, believed)
    if trust is not Trust.REFUSED or not (store or believed.online):
        return status, trust, believed.online or (store is not None and trust is Trust.TRUSTED)
    status = await judged(_Judge(believed, None).context(None))
    trust = _trust(status, one, believed)
    return status, Trust.NO_ANSWER if believed.online and trust is Trust.TRUSTED else trust, False


def _trust(
    status: PdfSignatureStatus | DocumentTimestampStatus, one: EmbeddedPdfSignature, believed: Believed
) -> Trust:
    owner = holder(one.signer_cert)
    if one.sig_object_type == "/Sig" and why_unfit(one.signer_cert):
        return Trust.UNFIT
    if status.trusted:
        return Trust.TRUSTED
    if status.revocation_details is not None:
        return Trust.WITHDRAWN
    if believed.now > owner.valid_to:
        return Trust.EXPIRED
    if believed.now < owner.valid_from:
        return Trust.NOT_YET_VALID
    is_unknown = status.trust_problem_indic is AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND
    return Trust.UNKNOWN if is_unknown else Trust.REFUSED


def _security_store(one: EmbeddedPdfSignature) -> DocumentSecurityStore | None:
    """What the file has of authorities' answers, for the long term (ISO 32000-2, 12.8.4.3)."""
    try:
        return DocumentSecurityStore.read_dss(one.reader)
    except NoDSSFoundError:
        return None


async def _was_good(one: EmbeddedPdfSignature, believed: Believed) -> bool:
    """Whether a time stamp and the answers in the file prove that a certificate was good when it signed."""
    roots = SimpleTrustManager.build(trust_roots=list(believed.roots))

    def policy(mode: str) -> CertValidationPolicySpec:
        revocation = CertRevTrustPolicy(RevocationCheckingPolicy.from_legacy(mode))
        return CertValidationPolicySpec(trust_manager=roots, revinfo_policy=revocation)

    gathering = RevocationInfoGatheringSpec(
        RevinfoOnlineFetchingRule.LOCAL_ONLY, certificate_fetching_rule=CertificateFetchingRule.NEVER_FETCH
    )
    judging = SignatureValidationSpec(
        policy("soft-fail"),
        gathering,
        # A time stamp counts as long as its certificate does: nobody answers for it years later without a network.
        ts_cert_validation_policy=policy("none"),
        key_usage_settings=_USES,
    )
    timing = ValidationTimingInfo(believed.now, believed.now, point_in_time_validation=True)
    try:
        result = await ades_lta_validation(one, PdfSignatureValidationSpec(judging), timing)
    except Exception:  # noqa: BLE001  # what cannot be proved is not proved, for whatever reason
        return False
    return result.ades_subindic is AdESPassed.OK
