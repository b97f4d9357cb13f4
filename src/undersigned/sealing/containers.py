"""Whether all that is in the container of a signature (CMS, RFC 5652) is held by a signature.

What was signed, and by whose key, the signature itself holds. What comes along with it does not lie under it:
the certificates of authorities, and how all of it is packed. A changed byte there would be seen by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asn1crypto import cms, x509
from cryptography import x509 as pyca_x509
from cryptography.exceptions import InvalidSignature


def is_held(container: cms.ContentInfo, roots: Iterable[x509.Certificate]) -> bool:
    """Whether nothing in a container can have been changed, as far as those can tell who believe these roots.

    Who believes none of its authorities cannot tell of a certificate whose issuer's is not there, too.
    """
    try:
        return _is_held(container, [root.dump() for root in roots])
    except (ValueError, TypeError, KeyError, InvalidSignature):
        return False


def _is_held(container: cms.ContentInfo, roots: Sequence[bytes]) -> bool:
    signed = container["content"]
    (signer,) = signed["signer_infos"]
    (algorithm,) = signed["digest_algorithms"]
    has_own_content = signed["encap_content_info"]["content_type"].native != "data"  # a time stamp
    return (
        container["content_type"].native == "signed_data"
        and signed["version"].native == ("v3" if has_own_content else "v1")
        and signer["version"].native == ("v1" if signer["sid"].name == "issuer_and_serial_number" else "v3")
        and algorithm.dump() == signer["digest_algorithm"].dump()
        and algorithm["parameters"].native is None
        and not signed["crls"].native
        and _are_vouched_for([one.chosen for one in signed["certificates"]], signer, roots)
        and all(_is_stamp(attribute, roots) for attribute in signer["unsigned_attrs"] or ())
    )


def _is_stamp(attribute: cms.CMSAttribute, roots: Sequence[bytes]) -> bool:
    """Whether an attribute that the signature does not cover is a time stamp, and holds itself."""
    return attribute["type"].native == "signature_time_stamp_token" and all(
        _is_held(value, roots) for value in attribute["values"]
    )


def _are_vouched_for(
    certificates: Sequence[x509.Certificate], signer: cms.SignerInfo, roots: Sequence[bytes]
) -> bool:
    """Whether each certificate stands above the signer's, which its signature covers, and bears a good signature.

    One of a stranger, who vouches for nobody here, has no business in it.
    """
    if any(one["signature_value"].contents[:1] != b"\0" for one in certificates):
        return False  # a signature is whole bytes; how many bits of the last one count, nobody else looks at
    here = [pyca_x509.load_der_x509_certificate(one.dump()) for one in certificates]
    believed = [pyca_x509.load_der_x509_certificate(root) for root in roots]
    own = [known for one, known in zip(certificates, here, strict=True) if _is_of(one, signer)]
    others = [known for known in here if known not in own]
    # Somebody else's authorities may be above them: of a time-stamping service that one does not believe.
    leads_to_a_root = any(root.subject == one.issuer for root in believed for one in here)
    for one in others:
        issuers = [issuer for issuer in (*here, *believed) if issuer.subject == one.issuer]
        if not any(_has_issued(issuer, one) for issuer in issuers) and (issuers or leads_to_a_root):
            return False
    above, waiting = list(own), list(own)
    while waiting:
        one = waiting.pop()
        issuers = [issuer for issuer in others if issuer not in above and _has_issued(issuer, one)]
        above += issuers
        waiting += issuers
    return bool(own) and len(above) == len(here)


def _has_issued(issuer: pyca_x509.Certificate, certificate: pyca_x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _is_of(certificate: x509.Certificate, signer: cms.SignerInfo) -> bool:
    sid = signer["sid"]
    if sid.name == "issuer_and_serial_number":
        return bool(
            certificate.serial_number == sid.chosen["serial_number"].native
            and certificate.issuer == sid.chosen["issuer"]
        )
    return bool(certificate.key_identifier == sid.chosen.native)
