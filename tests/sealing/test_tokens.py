"""Signing with a key that stays on a card or token, through its driver (PKCS#11)."""

from __future__ import annotations

import errno
import re
import subprocess
from pathlib import Path

import pytest
from desk import Desk, desk_in, open_authority
from pkcs11 import PKCS11Error, _pkcs11
from pki import Authority
from soft_token import PIN, SoftToken

from outside import pdf_signatures, undersigned
from undersigned.model.findings import LetterError
from undersigned.sealing.tokens import drivers
from undersigned.sealing.tokens.drivers import plugged_in

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
    # The driver by its mere name: it is where systems keep such libraries.
    key: list[str | Path] = [
        "--pkcs11",
        fresh.driver.name,
        "--chain",
        chain,
        "--passphrase-file",
        fresh.pin(),
    ]
    run = undersigned("sign", desk.file, "--as", "khmer", *key, environment=fresh.environment)
    assert (run.returncode, run.stderr) == (0, "")
    assert desk.verify().status == 0
    assert pdf_signatures(desk.file).count("Signature is Valid.") == 2


def test_a_token_may_hide_its_certificate_and_want_its_pin_for_each_signature(
    desk: Desk, fresh: SoftToken
) -> None:
    authority = desk.authority
    fresh.write(authority.key("seal"), "privkey", "Office", "07", "seal", "--usage-sign", "--always-auth")
    fresh.write(authority.certificate("seal"), "cert", "Office", "07", "seal", "--private")
    run = sign(desk, fresh, pin="")
    assert run.stderr.startswith("error: the PIN of the token 'Office' is missing [no-passphrase]")
    run = sign(desk, fresh, "--chain", str(authority.certificate("middle")))
    assert (run.returncode, run.stderr) == (0, "")
    assert desk.verify().status == 0


def test_of_several_tokens_and_certificates_one_is_named(desk: Desk, fresh: SoftToken) -> None:
    fresh.set_up("Home")
    fresh.put(desk.authority, "watch", "Office", "01")
    fresh.put(desk.authority, "expired", "Office", "03")
    fresh.put(desk.authority, "letters-only", "Office", "04")
    fresh.put(desk.authority, "seal", "Office", "02")
    run = sign(desk, fresh)
    both = re.match(
        r"error: several tokens are plugged in: '(Home|Office)' \(serial number (\w+)\)"
        r" and '(Home|Office)' \(serial number (\w+)\) \[several-tokens\]",
        run.stderr,
    )
    assert both, run.stderr
    assert {both[1], both[3]} == {"Home", "Office"}
    serial = both[2] if both[1] == "Office" else both[4]
    run = sign(desk, fresh, "--token", serial)
    assert "the token 'Office' has several certificates: " in run.stderr
    assert "'watch' of Amina Khan (Freedonia Watch), good until 1 January 2080, id 01" in run.stderr
    assert "id 03" not in run.stderr
    assert "id 04" not in run.stderr
    assert "[several-certificates]" in run.stderr
    chain = str(desk.authority.certificate("middle"))
    run = sign(desk, fresh, "--token", "Office", "--cert-label", "02", "--chain", chain)
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


def test_a_key_that_is_not_that_of_the_certificate_is_refused(desk: Desk, fresh: SoftToken) -> None:
    fresh.put(desk.authority, "khmer", "Office", "01", certificate="watch")
    run = sign(desk, fresh)
    assert run.returncode == 1
    assert "error: the key on the token does not belong to the certificate of Amina Khan" in run.stderr
    assert not desk.file.exists()


def test_that_no_token_is_plugged_in_is_told(desk: Desk, tmp_path: Path) -> None:
    run = sign(desk, SoftToken(tmp_path))
    assert run.stderr.startswith("error: no card or token is plugged in [no-token]\n  help: ")


def test_a_driver_that_does_not_start_is_told_from_what_is_none(desk: Desk, fresh: SoftToken) -> None:
    fresh.environment = {"SOFTHSM2_CONF": "/nowhere"}
    run = sign(desk, fresh)
    assert run.stderr.startswith(f"error: the driver {fresh.driver} does not start (")
    assert "[token-failed]" in run.stderr
    answer = desk.project.run("sign", "letter", "--pkcs11", "campaigns/letter/body.md")
    assert answer.err.startswith(
        "error: campaigns/letter/body.md is no driver of a card or token (PKCS#11) [unusable-key]"
    )
    library = _pkcs11.__file__  # it talks to drivers, and is none
    answer = desk.project.run("sign", "letter", "--pkcs11", library)
    assert answer.err.startswith(f"error: {library} is no driver of a card or token (PKCS#11) [unusable-key]")


@pytest.mark.parametrize("driver", ["nowhere.so", "none/nowhere.so", f"{'a' * 300}.so", "", "."])
def test_no_driver_is_told(driver: str) -> None:
    with pytest.raises(LetterError) as told:
        plugged_in(Path(driver))
    assert str(told.value).startswith(
        f"error: there is no driver {driver or '.'} [unreadable-file]\n  help: it came"
    )


def test_a_driver_that_cannot_be_read_is_told_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / f"{'a' * 300}.so"
    with pytest.raises(LetterError, match=r"a\.so cannot be read: file name too long \[unreadable-file\]"):
        plugged_in(long)

    def refused(_: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("undersigned.sealing.tokens.drivers.Path.is_file", refused)
    with pytest.raises(LetterError, match=r"the driver closed/x\.so cannot be read: permission denied"):
        plugged_in(Path("closed/x.so"))


def test_a_mere_name_is_never_a_driver_that_came_with_a_project(desk: Desk) -> None:
    """A driver is a program, and is told the PIN."""
    desk.project.write({"evil.so": "not looked into"})
    answer = desk.project.run("sign", "letter", "--pkcs11", "evil.so")
    assert answer.err.startswith(
        "error: there is no driver evil.so [unreadable-file]\n  help: there is one in this"
    )
    assert str(desk.project.root / "evil.so") in answer.err


@pytest.mark.parametrize("folder", ["", "pkcs11", "softhsm", "mips-linux-gnu", "mips-linux-gnu/pkcs11"])
def test_a_mere_name_is_looked_up_where_systems_keep_drivers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """What does not load, as it is for other computers, is passed over."""
    (tmp_path / "32/pkcs11").mkdir(parents=True)
    (tmp_path / "32/pkcs11/card.so").write_bytes(b"of another computer")
    (tmp_path / "64" / folder).mkdir(parents=True)
    (tmp_path / "64" / folder / "card.so").write_bytes(b"of this computer")
    monkeypatch.setattr(drivers, "_FOLDERS", (tmp_path / "32", tmp_path / "64"))

    def start(file: str) -> Library:
        if Path(file).read_bytes() != b"of this computer":
            raise PKCS11Error
        return Library()

    monkeypatch.setattr("pkcs11.lib", start)
    assert not plugged_in(Path("card.so"))


class Library:
    """A driver of readers with nothing in them."""

    def get_slots(self, *, token_present: bool) -> list[object]:
        assert token_present
        return []
