"""Signing with a key that stays on a card or token, through its driver (PKCS#11)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from desk import Desk, desk_in, open_authority
from pki import Authority
from soft_token import PIN, SoftToken

from outside import pdf_signatures, undersigned

authority = pytest.fixture(open_authority, scope="module")
desk = pytest.fixture(desk_in)


@pytest.fixture(scope="module")
def token(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> SoftToken:
    """A token with the key of the seal (RSA), and the certificate of the authority that made its certificate."""
    made = SoftToken(tmp_path_factory.mktemp("tokens"))
    made.set_up("Freedonia Watch")
    made.put(authority, "seal", "Freedonia Watch", "01")
    made.write(authority.certificate("middle"), "cert", "Freedonia Watch", "0a", "middle")
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> SoftToken:
    """A reader with one token, on which there is nothing."""
    made = SoftToken(tmp_path)
    made.set_up("Office")
    return made


def sign(desk: Desk, token: SoftToken, *options: str, pin: str = PIN) -> subprocess.CompletedProcess[str]:
    """Seal the letter with a token, in a process of its own: a driver can take its process down with it."""
    key = ["--pkcs11", str(token.driver), "--passphrase-file", str(token.pin(pin)), *options]
    return undersigned("-C", desk.project.root, "sign", "letter", *key, environment=token.environment)


def test_a_token_seals_a_letter(desk: Desk, token: SoftToken) -> None:
    run = sign(desk, token)
    assert (run.returncode, run.stderr) == (0, "")
    assert "Sealed by Coalition for Freedonia (Freedonia Watch)" in desk.verify().out
    assert desk.verify().status == 0
    assert "Signature is Valid." in pdf_signatures(desk.file)


def test_representatives_sign_with_tokens_too(desk: Desk, fresh: SoftToken) -> None:
    fresh.put(desk.authority, "khmer", "Office", "07")
    assert desk.seal().status == 0
    chain = str(desk.authority.certificate("middle"))
    key: list[str | Path] = ["--pkcs11", fresh.driver, "--chain", chain, "--passphrase-file", fresh.pin()]
    run = undersigned("sign", desk.file, "--as", "khmer", *key, environment=fresh.environment)
    assert (run.returncode, run.stderr) == (0, "")
    assert desk.verify().status == 0
    assert pdf_signatures(desk.file).count("Signature is Valid.") == 2


def test_a_token_may_want_its_pin_for_each_signature(desk: Desk, fresh: SoftToken) -> None:
    fresh.put(desk.authority, "seal", "Office", "07", "--always-auth")
    run = sign(desk, fresh, "--chain", str(desk.authority.certificate("middle")))
    assert (run.returncode, run.stderr) == (0, "")
    assert desk.verify().status == 0


def test_of_several_tokens_and_certificates_one_is_named(desk: Desk, fresh: SoftToken) -> None:
    fresh.set_up("Home")
    fresh.put(desk.authority, "watch", "Office", "01")
    fresh.put(desk.authority, "seal", "Office", "02")
    run = sign(desk, fresh)
    both = ("'Home' and 'Office'", "'Office' and 'Home'")
    assert run.stderr.startswith(
        tuple(f"error: several tokens are plugged in: {labels} [" for labels in both)
    )
    run = sign(desk, fresh, "--token", "Offce")
    assert run.stderr.startswith(
        "error: there is no token 'Offce' [no-token]\n  help: did you mean 'Office'?"
    )
    run = sign(desk, fresh, "--token", "Office")
    assert "the token 'Office' has several certificates: " in run.stderr
    assert "'watch' of Amina Khan (Freedonia Watch)" in run.stderr
    assert "[several-certificates]" in run.stderr
    run = sign(desk, fresh, "--token", "Office", "--cert-label", "seel")
    assert "the token 'Office' has no certificate 'seel' [no-certificate]" in run.stderr
    run = sign(
        desk,
        fresh,
        "--token",
        "Office",
        "--cert-label",
        "seal",
        "--chain",
        str(desk.authority.certificate("middle")),
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "Sealed by Coalition for Freedonia" in desk.verify().out


def test_a_wrong_pin_is_told_and_kept_nowhere(desk: Desk, token: SoftToken) -> None:
    run = sign(desk, token, pin="314159")
    assert run.returncode == 1
    assert run.stderr.startswith(
        "error: the PIN does not open the token 'Freedonia Watch' [wrong-passphrase]\n  help: look it up before"
    )
    assert "314159" not in run.stdout + run.stderr
    assert not desk.file.exists()


def test_the_pin_is_asked_for_last(desk: Desk, fresh: SoftToken) -> None:
    """A token counts wrong PINs, so none is wasted on a certificate that may not sign."""
    fresh.put(desk.authority, "expired", "Office", "01")
    run = sign(desk, fresh, pin="314159")
    assert "the certificate of Old Director (Freedonia Watch) expired on 1 January 2022" in run.stderr
    assert "[wrong-passphrase]" not in run.stderr


def test_a_key_that_is_not_that_of_the_certificate_is_refused(desk: Desk, fresh: SoftToken) -> None:
    fresh.put(desk.authority, "khmer", "Office", "01", certificate="watch")
    run = sign(desk, fresh)
    assert run.returncode == 1
    assert "error: the key on the token does not belong to the certificate of Amina Khan" in run.stderr
    assert not desk.file.exists()


def test_a_token_without_what_is_needed_is_told(desk: Desk, fresh: SoftToken) -> None:
    run = sign(desk, fresh)
    assert (
        "the token 'Office' has no certificate of a person or an organisation [not-a-certificate]"
        in run.stderr
    )
    fresh.write(desk.authority.certificate("watch"), "cert", "Office", "01", "watch")
    run = sign(desk, fresh)
    assert (
        "the token 'Office' has no key for the certificate of Amina Khan (Freedonia Watch) [key-mismatch]"
        in run.stderr
    )


def test_no_token_and_no_driver_are_told(desk: Desk, tmp_path: Path) -> None:
    run = sign(desk, SoftToken(tmp_path))
    assert run.stderr.startswith("error: no card or token is plugged in [no-token]\n  help: ")
    for driver, message in (
        ("nowhere.so", "there is no driver nowhere.so [unreadable-file]"),
        (
            "campaigns/letter/body.md",
            "campaigns/letter/body.md is no driver of a card or token (PKCS#11) [unus",
        ),
    ):
        answer = desk.project.run("sign", "letter", "--pkcs11", driver)
        assert answer.err.startswith(f"error: {message}")
