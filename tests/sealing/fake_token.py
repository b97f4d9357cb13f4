"""A token that is only played, for what SoftHSM cannot do: lock itself, vanish, hold what nobody can read.

It signs with a real key, as cards do, and raises what the library that talks to drivers raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.x509.oid import ExtendedKeyUsageOID
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag
from pkcs11.exceptions import AttributeTypeInvalid, MechanismInvalid, PKCS11Error

USUAL: Final = TokenFlag.TOKEN_INITIALIZED | TokenFlag.LOGIN_REQUIRED | TokenFlag.USER_PIN_INITIALIZED

_DIGEST_INFO: Final = bytes.fromhex("3031300d060960864801650304020105000420")
"""What stands before a SHA-256 digest that is signed with RSA (RFC 8017, 9.2, note 1)."""

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass
class FakeObject:
    """Something stored on a token; what it does not have cannot be asked for."""

    attributes: Mapping[Attribute, object]

    def __getitem__(self, attribute: Attribute) -> object:
        """As the library does."""
        if attribute not in self.attributes:
            raise AttributeTypeInvalid
        value = self.attributes[attribute]
        if isinstance(value, Exception):
            raise value
        return value


@dataclass
class FakeKey(FakeObject):
    """A private key that signs in those ways that its token has."""

    key: Key
    token: FakeToken

    def sign(
        self, data: bytes, mechanism: Mechanism, mechanism_param: object = None, pin: str | None = None
    ) -> bytes:
        """As the library does: of an elliptic curve, both numbers behind each other."""
        assert mechanism_param is None
        if self.token.sign_fails:
            raise self.token.sign_fails
        self.token.signed_with.append(pin)
        if mechanism not in self.token.mechanisms:
            raise MechanismInvalid
        prehashed = utils.Prehashed(hashes.SHA256())
        if isinstance(self.key, rsa.RSAPrivateKey):
            if mechanism is Mechanism.RSA_PKCS:
                assert data.startswith(_DIGEST_INFO)
                return self.key.sign(data.removeprefix(_DIGEST_INFO), padding.PKCS1v15(), prehashed)
            return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        digest = prehashed if mechanism is Mechanism.ECDSA else hashes.SHA256()
        numbers = utils.decode_dss_signature(self.key.sign(data, ec.ECDSA(digest)))
        return b"".join(number.to_bytes(32, "big") for number in numbers)


@dataclass(repr=False)  # it would tell the PIN
class FakeToken:
    """A token, and the slot that it is in."""

    label: str = "Office"
    serial: bytes = b"0a1b"
    flags: TokenFlag = USUAL
    mechanisms: frozenset[Mechanism] = frozenset({Mechanism.ECDSA, Mechanism.SHA256_RSA_PKCS})
    objects: list[FakeObject] = field(default_factory=list)
    open_fails: PKCS11Error | None = None
    """What is raised when a PIN comes, be it right or wrong."""
    sign_fails: PKCS11Error | None = None
    is_gone: PKCS11Error | None = None
    """What is raised when the slot is asked for it."""
    tried: list[object] = field(default_factory=list)
    """The PINs that it was opened with, None where there was none."""
    signed_with: list[str | None] = field(default_factory=list)

    @property
    def slot(self) -> FakeToken:
        """Stands for the slot."""
        return self

    def get_token(self) -> FakeToken:
        """As a slot does."""
        if self.is_gone:
            raise self.is_gone
        return self

    def get_mechanisms(self) -> frozenset[Mechanism]:
        """As a slot does."""
        return self.mechanisms

    def open(self, user_pin: object = None) -> FakeSession:
        """As a token does."""
        self.tried.append(user_pin)
        if user_pin is not None and self.open_fails:
            raise self.open_fails
        return FakeSession(self, is_in=user_pin is not None or not self.flags & TokenFlag.LOGIN_REQUIRED)

    def put(self, key: Key, id: bytes = b"\x01", **more: object) -> None:
        """Add a key for signing, or one with other attributes."""
        attributes = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: id, Attribute.PRIVATE: True}
        others = {Attribute[name]: value for name, value in more.items()}
        self.objects.append(FakeKey({**attributes, Attribute.SIGN: True, **others}, key, self))

    def show(self, value: object, id: bytes = b"\x01", label: object = "mine", **more: object) -> None:
        """Add a certificate, or what claims to be one."""
        if isinstance(value, x509.Certificate):
            value = value.public_bytes(serialization.Encoding.DER)
        attributes = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.VALUE: value, Attribute.ID: id}
        others = {Attribute[name]: value for name, value in more.items()}
        self.objects.append(FakeObject({**attributes, Attribute.LABEL: label, **others}))


@dataclass
class FakeSession:
    """What can be seen of a token, with a PIN and without."""

    token: FakeToken
    is_in: bool

    def get_objects(self, wanted: Mapping[Attribute, object]) -> Iterator[FakeObject]:
        """As a session does."""
        for found in self.token.objects:
            has = found.attributes
            if (self.is_in or not has.get(Attribute.PRIVATE)) and wanted.items() <= has.items():
                yield found

    def __enter__(self) -> FakeSession:
        """It needs no closing."""
        return self

    def __exit__(self, *_: object) -> None:
        """It needs no closing."""


def certificate(
    key: Key,
    name: str = "Amina Khan",
    *,
    until: int = 2080,
    is_authority: bool = False,
) -> x509.Certificate:
    """A certificate for signing, good from 2020 to the first day of a year."""
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    uses = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    return (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test Middle")]))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(until, 1, 1, tzinfo=UTC))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_cert_sign=is_authority,
                crl_sign=is_authority,
                **uses,
            ),
            critical=True,
        )
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    )
