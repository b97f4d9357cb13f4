"""Time stamps and the answers of authorities: what is asked, what is proved, and what is said when nobody answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from asn1crypto import ocsp
from desk import Desk, desk_in, open_authority

from outside import pdfua_findings
from undersigned.model.findings import LetterError
from undersigned.sealing.certificates import read_certificates
from undersigned.sealing.verdicts import SignatureKind, Trust, Verdict
from undersigned.sealing.verifying import Believed, verify

authority = pytest.fixture(open_authority, scope="module")
desk = pytest.fixture(desk_in)


def in_the_year(desk: Desk, year: int) -> Verdict:
    """What `verify` finds in that year, without a network."""
    roots = tuple(read_certificates(desk.authority.root.read_bytes(), "root"))
    return verify(desk.file.read_bytes(), "letter", Believed(roots, datetime(year, 1, 1, tzinfo=UTC)))


def long_term(desk: Desk) -> list[str]:
    return ["--timestamp", desk.authority.stamps, "--long-term", "--trust", str(desk.authority.root)]


def test_nobody_is_asked_unless_the_command_says_so(desk: Desk) -> None:
    assert desk.seal().status == 0
    assert desk.sign("khmer", "khmer").status == 0
    assert desk.verify().status == 0
    assert desk.authority.asked == []


def test_a_time_stamp_proves_when_it_was_sealed(desk: Desk) -> None:
    assert desk.seal("--timestamp", desk.authority.stamps).status == 0
    assert set(desk.authority.asked) == {"/test/tsa/stamps"}
    run = desk.verify()
    assert run.status == 0
    assert re.search(r"Sealed by .*, on .* UTC, as a trusted time stamp proves\.", run.out)
    unbelieving = desk.project.run("verify", str(desk.file))
    assert "as its maker says; its time stamp is not one that you trust." in unbelieving.out
    assert {one.trust for one in in_the_year(desk, 2081).signatures} == {Trust.EXPIRED}


def test_for_the_long_term_it_proves_itself_after_its_certificate_expired(desk: Desk) -> None:
    assert desk.seal(*long_term(desk)).status == 0
    assert {"/test/ocsp/middle", "/test/crls/root/latest.crl"} <= set(desk.authority.asked)
    assert not pdfua_findings(desk.file)
    run = desk.verify()
    assert run.status == 0
    assert "Whether it was withdrawn was not asked" not in run.out
    assert re.search(r"Time stamp of stamps \(Test\): all above was there on .* UTC\.", run.out)
    later = in_the_year(desk, 2090)
    assert later.is_well
    assert [(one.kind, one.past) for one in later.signatures] == [
        (SignatureKind.SEAL, True),
        (SignatureKind.TIME_STAMP, False),
    ]
    assert not in_the_year(desk, 2160).is_well, "then the time stamp's own certificate has expired"


def test_representatives_sign_what_was_sealed_for_the_long_term(desk: Desk) -> None:
    assert desk.seal(*long_term(desk)).status == 0
    assert desk.sign("khmer", "khmer").status == 0
    assert desk.sign("freedonia-watch", "watch", *long_term(desk)).status == 0
    run = desk.verify()
    assert (run.status, run.err) == (0, "")
    assert run.out.count("Time stamp of") == 2
    assert in_the_year(desk, 2090).signatures[0].trust is Trust.TRUSTED


def test_authorities_are_asked_whether_a_certificate_was_withdrawn(desk: Desk) -> None:
    assert desk.seal().status == 0
    run = desk.verify(desk.file, "--online")
    assert run.status == 0
    assert desk.authority.asked != []
    assert "was not asked" not in run.out


def test_a_stranger_cannot_say_whom_the_program_asks(desk: Desk) -> None:
    key, certificate = desk.authority.key("aside"), desk.authority.certificate("aside")
    run = desk.project.run("sign", "letter", "--key", str(key), "--cert", str(certificate))
    assert run.status == 0
    run = desk.verify(desk.file, "--online")
    assert run.status == 1
    assert (
        "NOT TRUSTED: nobody whom you named vouches for the certificate; Another Root issued it." in run.out
    )
    assert desk.authority.asked == []


def begin_again(desk: Desk) -> None:
    """Take a sealed letter and what is recorded of it away: a version is sealed once."""
    desk.file.unlink()
    (desk.project.root / "campaigns/letter/versions.yaml").unlink()


def test_a_withdrawn_certificate_is_told(desk: Desk) -> None:
    assert desk.seal(by="withdrawn").status == 0
    assert desk.verify().status == 0, "nobody was asked"
    run = desk.verify(desk.file, "--online")
    assert run.status == 1
    assert (
        "NOT TRUSTED: the certificate, or one above it, is no longer good (withdrawn on 1 June 2026)."
        in run.out
    )
    begin_again(desk)
    run = desk.seal(*long_term(desk), by="withdrawn")
    assert run.status == 1
    assert "or one above it, was withdrawn on 1 June 2026 [withdrawn-certificate]" in run.err


def test_when_nobody_answers_that_is_told(desk: Desk) -> None:
    assert desk.seal().status == 0
    desk.authority.is_silent = True
    run = desk.verify(desk.file, "--online")
    assert run.status == 1
    assert (
        "NOT SURE: the authority of the certificate (Test Middle) did not say whether it was withdrawn."
        in run.out
    )
    begin_again(desk)
    run = desk.seal("--timestamp", desk.authority.stamps)
    assert "error: the time-stamping service 127.0.0.1 gave no time stamp [no-time-stamp]" in run.err
    assert not desk.file.exists()


def test_an_authority_that_does_not_answer_stops_the_long_term(desk: Desk) -> None:
    asked = desk.authority._answers
    silent = {path: answer for path, answer in asked.items() if "tsa" in path}
    desk.authority._answers = silent
    try:
        run = desk.seal(*long_term(desk))
    finally:
        desk.authority._answers = asked
    assert run.status == 1
    assert (
        "error: an authority did not say whether a certificate was withdrawn [no-revocation-answer]"
        in run.err
    )
    assert not desk.file.exists()


@pytest.mark.parametrize(
    "address",
    [
        "time.example.org",
        "ftp://ann:geheim@time.example.org",
        "http://",
        "http://ann:geheim@[bad",
        "http://a b/",
    ],
)
def test_what_is_no_address_of_a_service(desk: Desk, address: str) -> None:
    """It is not shown: with some services a name and a password stand in it."""
    run = desk.seal("--timestamp", address)
    assert run.status == 1
    says = "error: what stands after --timestamp is no address of a time-stamping service [wrong-value]"
    assert run.err.startswith(says)
    assert "geheim" not in run.err


def test_a_service_that_is_not_there(desk: Desk) -> None:
    run = desk.seal("--timestamp", "http://127.0.0.1:9/")
    assert "the time-stamping service 127.0.0.1 gave no time stamp [no-time-stamp]" in run.err


def test_roots_that_vouch_for_nobody(desk: Desk) -> None:
    other = ["--timestamp", desk.authority.stamps, "--long-term", "--trust", str(desk.authority.other_root)]
    run = desk.seal(*other)
    assert "error: none of the roots named with --trust vouches for the certificate" in run.err
    assert "[untrusted-certificate]" in run.err


def test_a_root_that_is_no_certificate(desk: Desk) -> None:
    with pytest.raises(LetterError, match="has no certificate in it"):
        read_certificates(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "root.pem")
    run = desk.seal(
        "--timestamp", desk.authority.stamps, "--trust", "campaigns/letter/body.md", "--long-term"
    )
    assert "error: body.md has no certificate in it [not-a-certificate]" in run.err


def _of_another(desk: Desk, answer: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """The answer about another certificate, which is good."""
    (good,) = read_certificates(desk.authority.certificate("seal").read_bytes(), "seal")

    def replayed(body: bytes) -> bytes:
        if not body:
            return b""
        request = ocsp.OCSPRequest.load(body)
        request["tbs_request"]["request_list"][0]["req_cert"]["serial_number"] = good.serial_number
        return answer(request.dump(force=True))

    return replayed


def _of_long_ago(desk: Desk, _: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """The answer that was given before the certificate was withdrawn; and no list."""
    services = desk.authority._test.service_registry

    def early(body: bytes) -> bytes:
        (responder,) = services.list_ocsp_responders()
        told = services.summon_responder(responder.label, datetime(2026, 1, 1, tzinfo=UTC))
        return bytes(told.build_ocsp_response(ocsp.OCSPRequest.load(body)).dump()) if body else b""

    return early


ODD: dict[str, Callable[[Desk, Callable[[bytes], bytes]], Callable[[bytes], bytes]]] = {
    "nothing": lambda _, __: lambda _: b"",
    "noise": lambda _, __: lambda _: b"\x30\x82\xff\xff" + b"x" * 500,
    "a web page": lambda _, __: lambda _: b"<html>Sign in to this network</html>",
    "another's signature": lambda _, answer: (
        lambda body: (
            (told := answer(body))[: len(told) // 2]
            + bytes([told[len(told) // 2] ^ 1])
            + told[len(told) // 2 + 1 :]
        )
    ),
    "try later": lambda _, __: lambda _: ocsp.OCSPResponse({"response_status": "try_later"}).dump(),
    "of another": _of_another,
    "of long ago": _of_long_ago,
}
"""What somebody on the way to the authority of a withdrawn certificate may answer in its place."""


@pytest.mark.parametrize("odd", ODD)
def test_no_odd_answer_makes_a_withdrawn_certificate_good(desk: Desk, odd: str) -> None:
    assert desk.seal(by="withdrawn").status == 0
    asked = desk.authority._answers
    odds = {
        path: (kind, ODD[odd](desk, answer)) for path, (kind, answer) in asked.items() if "tsa" not in path
    }
    desk.authority._answers = {**asked, **odds}
    try:
        run = desk.verify(desk.file, "--online")
    finally:
        desk.authority._answers = asked
    assert run.status == 1
    assert "Traceback" not in run.err
    assert "All is well" not in run.out
    assert "NOT SURE" in run.out or "NOT TRUSTED" in run.out


def test_one_of_several_who_signed_with_a_withdrawn_certificate_is_told(desk: Desk) -> None:
    assert desk.seal().status == 0
    assert desk.sign("khmer", "khmer").status == 0
    assert desk.sign("freedonia-watch", "withdrawn").status == 0
    assert desk.verify().status == 0, "nobody was asked"
    run = desk.verify(desk.file, "--online")
    assert run.status == 1
    assert run.out.count("withdrawn on 1 June 2026") == 1


def test_a_good_answer_that_lies_in_the_file_is_about_its_own_certificate(desk: Desk) -> None:
    """The answers about the seal say nothing of who signs later."""
    assert desk.seal(*long_term(desk)).status == 0
    assert desk.sign("freedonia-watch", "withdrawn").status == 0
    run = desk.verify(desk.file, "--online")
    assert (run.status, run.out.count("withdrawn on 1 June 2026")) == (1, 1)


def test_certificates_that_vouch_for_nobody_are_not_put_into_a_seal(desk: Desk) -> None:
    assert desk.seal("--chain", str(desk.authority.other_root)).status == 0
    assert desk.verify().status == 0
