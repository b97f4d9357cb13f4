"""What is said of tokens that refuse, vanish, hide things or hold what cannot be used; all are played, none is real."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from fake_token import USUAL, FakeToken, Key, certificate
from pkcs11 import Mechanism, TokenFlag
from pkcs11.exceptions import (
    DeviceRemoved,
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    PKCS11Error,
    TokenNotPresent,
    TokenNotRecognised,
)
from soft_token import PIN

from undersigned.model.findings import LetterError
from undersigned.sealing.key_sources import KeyOnToken
from undersigned.sealing.signer import Signer
from undersigned.sealing.tokens.signer import signer_on_token

NOW = datetime(2026, 9, 1, tzinfo=UTC)
CURVE = ec.generate_private_key(ec.SECP256R1())
FACTORS = rsa.generate_private_key(65537, 2048)


class Asked:
    """Gives a PIN, and counts how often it is wanted."""

    def __init__(self, pin: bytes | None = PIN.encode()) -> None:
        self._pin = pin
        self.times = 0

    def __call__(self, what: str) -> bytes | None:
        assert what.startswith("PIN of the token '")
        self.times += 1
        return self._pin


class Reader:
    """Opens what is plugged in."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def signer(
        self,
        *tokens: FakeToken,
        ask: Asked | None = None,
        label: str | None = None,
        certificate: str | None = None,
    ) -> Signer:
        self._patch.setattr("undersigned.sealing.tokens.drivers._slots", lambda _: tokens)
        source = KeyOnToken(Path("driver.so"), label, certificate)
        return signer_on_token(source, ask or Asked(), NOW)

    def told(self, *tokens: FakeToken, **how: object) -> str:
        """What is said, where nobody can sign."""
        with pytest.raises(LetterError) as told:
            self.signer(*tokens, **how)  # type: ignore[arg-type]  # as `signer` has them
        return str(told.value)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    return Reader(monkeypatch)


def usual(key: Key = CURVE, **more: object) -> FakeToken:
    """A token on which all is well."""
    token = FakeToken(**more)  # type: ignore[arg-type]  # as its fields are
    token.put(key)
    token.show(certificate(key))
    return token


def signed(signer: Signer) -> bytes:
    return asyncio.run(signer.signer.async_sign_raw(b"a letter", "sha256"))


@pytest.mark.parametrize(
    ("key", "mechanism"),
    [
        (FACTORS, Mechanism.SHA256_RSA_PKCS),
        (FACTORS, Mechanism.RSA_PKCS),
        (CURVE, Mechanism.ECDSA_SHA256),
        (CURVE, Mechanism.ECDSA),
    ],
    ids=lambda value: value.name if isinstance(value, Mechanism) else "",
)
def test_a_token_signs_the_letter_or_its_digest_as_it_can(
    reader: Reader, key: Key, mechanism: Mechanism
) -> None:
    token = usual(key, mechanisms=frozenset({mechanism}))
    assert signed(reader.signer(token))  # the signer itself checks it
    assert token.tried == [None, PIN]


def test_a_locked_token_is_not_tried(reader: Reader) -> None:
    token, ask = usual(flags=USUAL | TokenFlag.USER_PIN_LOCKED), Asked()
    assert "error: the token 'Office' is locked: its PIN was wrong too often [locked-token]" in reader.told(
        token, ask=ask
    )
    assert (ask.times, token.tried) == (0, [None])


@pytest.mark.parametrize(
    ("refusal", "flags", "message"),
    [
        (PinLocked, USUAL, "the token 'Office' is locked: its PIN was wrong too often [locked-token]"),
        (PinIncorrect, USUAL, "after a few wrong ones it is locked"),
        (PinInvalid, USUAL, "the PIN does not open the token 'Office' [wrong-passphrase]"),
        (PinLenRange, USUAL, "the PIN does not open the token 'Office' [wrong-passphrase]"),
        (PinIncorrect, USUAL | TokenFlag.USER_PIN_FINAL_TRY, "the next wrong one locks it"),
        (DeviceRemoved, USUAL, "the token 'Office' gave no signature (DeviceRemoved) [token-failed]"),
    ],
)
def test_why_a_pin_is_refused_is_told(
    reader: Reader, refusal: type[PKCS11Error], flags: TokenFlag, message: str
) -> None:
    told = reader.told(usual(flags=flags, open_fails=refusal()))
    assert message in told
    assert PIN not in told


@pytest.mark.parametrize(
    ("refusal", "message"),
    [
        (PinIncorrect, "the PIN does not open the token 'Office' [wrong-passphrase]"),
        (PinLocked, "[locked-token]"),
        (DeviceRemoved, "the token 'Office' gave no signature (DeviceRemoved) [token-failed]"),
    ],
)
def test_what_fails_while_it_signs_is_told(reader: Reader, refusal: type[PKCS11Error], message: str) -> None:
    signer = reader.signer(usual(sign_fails=refusal()))
    with pytest.raises(LetterError, match=re.escape(message)):
        signed(signer)


@pytest.mark.parametrize("pin", [b"", None])
def test_no_pin_is_not_tried(reader: Reader, pin: bytes | None) -> None:
    token = usual()
    assert "the PIN of the token 'Office' is missing [no-passphrase]" in reader.told(token, ask=Asked(pin))
    assert token.tried == [None]


def test_a_pin_that_is_no_text_is_not_tried_and_goes_with_no_error(reader: Reader) -> None:
    token = usual()
    with pytest.raises(LetterError) as told:
        reader.signer(token, ask=Asked(b"314159\xff"))
    assert "the PIN of the token 'Office' is not in UTF-8, so it was not tried [wrong-passphrase]" in str(
        told.value
    )
    assert token.tried == [None]
    assert told.value.__context__ is None  # it would have the PIN


def test_a_pin_is_kept_only_for_a_key_that_wants_it_again_and_only_until_then(reader: Reader) -> None:
    assert PIN not in repr(vars(reader.signer(usual()).signer))
    token = FakeToken()
    token.put(CURVE, ALWAYS_AUTHENTICATE=True)
    token.show(certificate(CURVE))
    signer = reader.signer(token)
    assert signed(signer)
    assert token.signed_with == [PIN]
    assert PIN not in repr(vars(signer.signer))


def test_a_reader_with_keys_is_where_the_pin_is_typed(reader: Reader) -> None:
    token, ask = FakeToken(flags=USUAL | TokenFlag.PROTECTED_AUTHENTICATION_PATH), Asked()
    token.put(CURVE, ALWAYS_AUTHENTICATE=True)
    token.show(certificate(CURVE))
    assert signed(reader.signer(token, ask=ask))
    assert ask.times == 0
    assert token.tried == [None, pkcs11.PROTECTED_AUTH]
    assert token.signed_with == [None]


def test_a_token_without_a_pin_is_not_given_one(reader: Reader) -> None:
    token, ask = usual(flags=TokenFlag.TOKEN_INITIALIZED), Asked()
    assert signed(reader.signer(token, ask=ask))
    assert ask.times == 0
    assert token.tried == [None, None]


def test_what_is_not_there_or_not_set_up_is_passed_over(reader: Reader) -> None:
    others = [
        usual(is_gone=TokenNotPresent()),
        usual(is_gone=TokenNotRecognised()),
        usual(flags=TokenFlag.LOGIN_REQUIRED),
    ]
    assert reader.signer(*others, usual()).holder.name == "Amina Khan"
    assert "no card or token is plugged in [no-token]" in reader.told(*others)
    told = reader.told(usual(is_gone=DeviceRemoved()))
    assert "the driver driver.so gave no signature (DeviceRemoved) [token-failed]" in told


def test_a_key_that_is_not_for_signing_is_not_taken(reader: Reader) -> None:
    token = FakeToken()
    token.put(FACTORS, SIGN=False)
    token.show(certificate(CURVE))
    assert "has no key for signing with the certificate of Amina Khan [key-mismatch]" in reader.told(token)
    token.put(CURVE)  # the one for reading letters keeps its id
    assert signed(reader.signer(token))
    token.put(CURVE)
    assert "has several keys for signing with the certificate of Amina Khan [key-mismatch]" in reader.told(
        token
    )


def _damaged() -> Sequence[object]:
    """Certificates of somebody else that nobody can read, each for another reason."""
    good = certificate(FACTORS, "Somebody Else").public_bytes(serialization.Encoding.DER)
    of_authority = certificate(CURVE, is_authority=True).public_bytes(serialization.Encoding.DER)
    damages = [
        (b"Somebody", b"Some\xff\xfedy"),
        (b"200101000000Z", b"20010100000xZ"),
        (b"\x02\x01\x07", b"\x04\x01\x07"),  # the serial number
        (bytes.fromhex("0382010f00"), bytes.fromhex("0482010f00")),  # the key
        (bytes.fromhex("0404030206c0"), bytes.fromhex("0404300206c0")),  # uses of the key
        (bytes.fromhex("0404030206c0"), bytes.fromhex("04040302ffc0")),
        (bytes.fromhex("0404030206c0"), bytes.fromhex("0404030006c0")),
        (bytes.fromhex("300a06082b06010505070304"), bytes.fromhex("300a04082b06010505070304")),  # purposes
    ]
    assert all(good.count(right) == 1 for right, _ in damages)
    constraints = bytes.fromhex("30030101ff")
    assert of_authority.count(constraints) == 1
    return [
        b"",
        b"hello",
        good[:200],
        good + b"more",
        *(good.replace(*damage) for damage in damages),
        of_authority.replace(constraints, bytes.fromhex("30030102ff")),
        DeviceRemoved(),
    ]


@pytest.mark.parametrize("damaged", _damaged())
def test_a_certificate_that_cannot_be_read_is_left_out(reader: Reader, damaged: object) -> None:
    token = FakeToken()
    token.show(damaged, b"\x02")
    token.put(CURVE)
    token.show(certificate(CURVE))
    assert signed(reader.signer(token))
    token.objects.pop()
    assert "[not-a-certificate]" in reader.told(token)


@pytest.mark.parametrize("label", [PKCS11Error(), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no")])
def test_a_certificate_whose_label_cannot_be_read_is_taken(reader: Reader, label: Exception) -> None:
    token = FakeToken()
    token.put(CURVE)
    token.show(certificate(CURVE), label=label)
    assert signed(reader.signer(token))


def test_certificates_that_may_not_sign_are_left_out(reader: Reader) -> None:
    """A renewed certificate beside the old one is the usual case."""
    token = usual()
    token.put(FACTORS, b"\x02")
    token.show(certificate(FACTORS, until=2025), b"\x02")
    assert signed(reader.signer(token, certificate="mine"))
    assert signed(reader.signer(token))
    told = reader.told(token, certificate="02")
    assert "the certificate of Amina Khan expired on 1 January 2025 [expired-certificate]" in told


def test_why_none_may_sign_is_told_of_each(reader: Reader) -> None:
    token, ask = FakeToken(), Asked()
    token.show(certificate(CURVE, until=2024))
    token.show(certificate(CURVE, until=2025))
    told = reader.told(token, ask=ask)
    assert told.count("[expired-certificate]") == 2
    assert "expired on 1 January 2024" in told
    assert ask.times == 0


def test_certificates_of_one_label_are_told_apart_by_their_ids(reader: Reader) -> None:
    token = usual()
    token.put(FACTORS, b"\xa2\x0b")
    token.show(certificate(FACTORS, until=2030), b"\xa2\x0b")
    told = reader.told(token, certificate="mine")
    assert (
        "the token 'Office' has several certificates: 'mine' of Amina Khan, good until 1 January 2080, id 01;"
        " 'mine' of Amina Khan, good until 1 January 2030, id a20b [several-certificates]"
    ) in told
    for id in ("a20b", "A2:0B"):
        assert reader.signer(token, certificate=id).holder.valid_to.year == 2030
    assert reader.signer(token, certificate="01").holder.valid_to.year == 2080


def test_a_label_goes_before_an_id(reader: Reader) -> None:
    token = usual()
    token.put(FACTORS, b"\x02")
    token.show(certificate(FACTORS, until=2030), b"\x02", label="01")
    assert reader.signer(token, certificate="01").holder.valid_to.year == 2030


@pytest.mark.parametrize("years", [(2030, 2080), (2080, 2030)])
def test_of_certificates_of_one_key_and_holder_the_last_is_taken(
    reader: Reader, years: Sequence[int]
) -> None:
    token = FakeToken()
    token.put(CURVE)
    for year in years:
        token.show(certificate(CURVE, until=year))
    assert reader.signer(token).holder.valid_to.year == 2080
    token.show(certificate(CURVE, "Amina Khan, for the Coalition"))
    assert "[several-certificates]" in reader.told(token)


def test_a_label_that_is_not_there_is_told_with_one_like_it(reader: Reader) -> None:
    told = reader.told(usual(), label="Offce")
    assert told.startswith("error: there is no token 'Offce' [no-token]\n  help: did you mean 'Office'?")
    told = reader.told(usual(), label="7")
    assert told.endswith("help: plugged in: 'Office' (serial number 0a1b)")
    told = reader.told(usual(), certificate="mime")
    assert (
        "the token 'Office' has no certificate 'mime' [no-certificate]\n  help: did you mean 'mine'?" in told
    )
    told = reader.told(usual(), certificate="7")
    assert told.endswith("help: it has 'mine' of Amina Khan, good until 1 January 2080, id 01")


def test_tokens_of_one_label_are_told_apart_by_their_serial_numbers(reader: Reader) -> None:
    both = usual(), replace(usual(), serial=b"77ff")
    told = reader.told(*both, label="Office")
    assert (
        "several tokens are plugged in: 'Office' (serial number 0a1b) and 'Office' (serial number 77ff) ["
        in told
    )
    assert signed(reader.signer(*both, label="77ff"))
    assert [len(token.tried) for token in both] == [0, 2]


def test_labels_are_cleaned_of_what_a_terminal_would_obey(reader: Reader) -> None:
    token = usual(label="A\x1b[31mB", serial=b"\x1b[2J\xff")
    token.show(certificate(CURVE, "Dara Sok"), b"\x02", label="L\x1b[2J\n")
    shown = [
        reader.told(token, token),
        reader.told(token),
        reader.told(token, label="\x1b[31m"),
        reader.told(token, certificate="\x1b[31m"),
        reader.told(FakeToken(label="A\x1b[31mB")),
    ]
    assert "\x1b" not in "".join(shown)
    assert "'L[2J' of Dara Sok" in shown[1]
    # What is shown can be given back.
    assert signed(reader.signer(token, label="A[31mB", certificate="mine"))


def test_a_token_without_a_label_is_named_by_its_serial_number(reader: Reader) -> None:
    assert reader.told(FakeToken(label="")).startswith("error: the token '0a1b' has no certificate")


@pytest.mark.parametrize("flags", [USUAL, USUAL | TokenFlag.PROTECTED_AUTHENTICATION_PATH])
def test_a_certificate_that_is_seen_only_with_the_pin_is_found(reader: Reader, flags: TokenFlag) -> None:
    token, ask = FakeToken(flags=flags), Asked()
    token.put(CURVE)
    token.show(certificate(CURVE), PRIVATE=True)
    assert signed(reader.signer(token, ask=ask))
    assert ask.times <= 1
    assert len(token.tried) == 2  # nobody types a PIN twice


def test_the_one_that_is_named_may_be_seen_only_with_the_pin(reader: Reader) -> None:
    token = usual()
    token.put(FACTORS, b"\x02")
    token.show(certificate(FACTORS, "Dara Sok"), b"\x02", label="hidden", PRIVATE=True)
    assert reader.signer(token, certificate="hidden").holder.name == "Dara Sok"


def test_certificates_of_authorities_on_a_token_go_with_the_signature(reader: Reader) -> None:
    token = usual()
    token.show(certificate(FACTORS, "Test Middle", is_authority=True), b"\x09")
    signer = reader.signer(token)
    assert signer.holder.name == "Amina Khan"
    assert [one.subject.native["common_name"] for one in signer.chain] == ["Test Middle"]
