"""Makes a public-key infrastructure to throw away: authorities, signers, time stamps and revocation, on this computer.

certomancer makes the certificates and answers as their authorities would; `Authority` lets it answer
over HTTP on the loopback interface.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from asn1crypto import ocsp, pem, tsp
from certomancer.registry import CertLabel, CertomancerConfig
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

PASSPHRASE: Final = "open, sesame"  # noqa: S105  # it opens nothing else

SIGNERS: Final = {
    "seal": ("Coalition for Freedonia", "Freedonia Watch"),
    "watch": ("Amina Khan", "Freedonia Watch"),
    "khmer": ("សុខ សុភា", "អង្គការ សិទ្ធិមនុស្ស"),
    "withdrawn": ("Former Director", "Freedonia Watch"),
    "expired": ("Old Director", "Freedonia Watch"),
    "not-yet": ("Next Director", "Freedonia Watch"),
    "web-site": ("www.freedonia.example", "Freedonia Watch"),
    "letters-only": ("Cipher Clerk", "Freedonia Watch"),
    "aside": ("Coalition for Freedonia", "Freedonia Watch"),
}
"""Common name and organisation of each; `aside` bears the seal's name, and is of another authority."""

_LONG: Final = ("2020-01-01T00:00:00+0000", "2080-01-01T00:00:00+0000")
_VALID: Final = {
    "expired": ("2020-01-01T00:00:00+0000", "2022-01-01T00:00:00+0000"),
    "not-yet": ("2090-01-01T00:00:00+0000", "2099-01-01T00:00:00+0000"),
}
_USAGE: Final = {"letters-only": ["key_encipherment"]}
_PURPOSE: Final = {"web-site": ["server_auth"]}
WITHDRAWN_ON: Final = "2026-06-01"


def _extension(id: str, value: object, *, critical: bool = False) -> dict[str, object]:
    return {"id": id, "critical": critical, "value": value}


def _smart(id: str, schema: str, params: object, *, critical: bool = False) -> dict[str, object]:
    return {"id": id, "critical": critical, "smart-value": {"schema": schema, "params": params}}


def _certificate(
    issuer: str,
    usage: list[str],
    *extensions: dict[str, object],
    valid: tuple[str, str] = _LONG,
    subject: str | None = None,
) -> dict[str, Any]:
    made = {
        "issuer": issuer,
        "validity": {"valid-from": valid[0], "valid-to": valid[1]},
        "extensions": [_smart("key_usage", "key-usage", usage, critical=True), *extensions],
    }
    return made | ({"subject": subject} if subject else {})


def _authority(issuer: str, *extensions: dict[str, object]) -> dict[str, Any]:
    is_authority = _extension("basic_constraints", {"ca": True}, critical=True)
    valid = ("2000-01-01T00:00:00+0000", "2200-01-01T00:00:00+0000")
    return _certificate(issuer, ["key_cert_sign", "crl_sign"], is_authority, *extensions, valid=valid)


def _signer(name: str) -> dict[str, Any]:
    purpose = [_extension("extended_key_usage", _PURPOSE[name])] if name in _PURPOSE else []
    made = _certificate(
        "other-root" if name == "aside" else "middle",
        _USAGE.get(name, ["digital_signature", "non_repudiation"]),
        *purpose,
        *(_ELSEWHERE if name == "aside" else _answers("middle")),
        valid=_VALID.get(name, _LONG),
    )
    if name == "withdrawn":
        made["revocation"] = {
            "revoked-since": f"{WITHDRAWN_ON}T00:00:00+0000",
            "reason": "affiliation_changed",
        }
    return made


_ELSEWHERE: Final = [
    _smart(
        "authority_information_access",
        "aia-urls",
        {"ca-issuer-links": [{"repo": "other-root", "include-repo-authority": True}]},
    )
]
"""Where the certificate of the other root is to be had, as the one who made `aside` says."""


def _answers(issuer: str) -> list[dict[str, object]]:
    """Where revocation is asked: OCSP of the one that issues to signers, lists of the root."""
    if issuer == "root":
        return [_smart("crl_distribution_points", "crl-dist-url", {"crl-repo-names": ["root"]})]
    return [_smart("authority_information_access", "aia-urls", {"ocsp-responder-names": ["middle"]})]


def _configuration(prefix: str) -> dict[str, Any]:
    stamping = _extension("extended_key_usage", ["time_stamping"], critical=True)
    answering = _extension("extended_key_usage", ["ocsp_signing"], critical=True)
    keys = ["root", "other-root", "middle", "stamps", "answers", *SIGNERS]
    names = {"root": "Test Root", "other-root": "Another Root", "middle": "Test Middle"}
    entities = {key: {"common-name": names.get(key, key), "organization-name": "Test"} for key in keys}
    for key, (name, organisation) in SIGNERS.items():
        entities[key] = {"common-name": name, "organization-name": organisation}
    long = ("2020-01-01T00:00:00+0000", "2150-01-01T00:00:00+0000")
    certificates = {
        "root": _authority("root") | {"subject": "root", "subject-key": "root"},
        "other-root": _authority("other-root") | {"subject": "other-root", "subject-key": "other-root"},
        "middle": _authority("root", *_answers("root")),
        "stamps": _certificate("root", ["digital_signature"], stamping, *_answers("root"), valid=long),
        "answers": _certificate(
            "middle", ["digital_signature"], answering, {"id": "ocsp_no_check"}, valid=long
        ),
        **{name: _signer(name) for name in SIGNERS},
    }
    services = {
        "ocsp": {"middle": {"for-issuer": "middle", "responder-cert": "answers", "signing-key": "answers"}},
        "crl-repo": {
            "root": {"for-issuer": "root", "signing-key": "root", "simulated-update-schedule": "P30D"}
        },
        "cert-repo": {"other-root": {"for-issuer": "other-root", "publish-issued-certs": True}},
        "time-stamping": {"stamps": {"signing-key": "stamps", "signing-cert": "stamps"}},
    }
    test = {"keyset": "test", "entities": entities, "certs": certificates, "services": services}
    return {
        "external-url-prefix": prefix,
        "keysets": {"test": {"keys": {key: {"path": f"{key}.pem"} for key in keys}}},
        "pki-architectures": {"test": test},
    }


class Authority:
    """The infrastructure; its services listen while it is open, and `is_silent` makes them refuse to answer."""

    def __init__(self, folder: Path) -> None:
        self.is_silent = False
        self.asked: list[str] = []
        self.folder = folder
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        configuration = _configuration(f"http://127.0.0.1:{self._server.server_address[1]}")
        for name in configuration["keysets"]["test"]["keys"]:
            key = (
                rsa.generate_private_key(65537, 2048)
                if name in ("seal", "root")
                else ec.generate_private_key(ec.SECP256R1())
            )
            encoded = key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            (folder / f"{name}.pem").write_bytes(encoded)
        self._test = CertomancerConfig(configuration, key_search_dir=str(folder)).pki_archs["test"]
        self._answers = self._services()
        self.root = self._pem("root")
        self.other_root = self._pem("other-root")
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def stamps(self) -> str:
        """The address of the time-stamping service."""
        (service,) = self._test.service_registry.list_time_stamping_services()
        return str(service.url)

    def pkcs12(self, name: str, passphrase: str = PASSPHRASE) -> Path:
        """A file with the key, the certificate and the chain of a signer."""
        data = self._test.package_pkcs12(CertLabel(name), password=passphrase.encode())
        file = self.folder / f"{name}.p12"
        file.write_bytes(data)
        return file

    def key(self, name: str, passphrase: str | None = None) -> Path:
        """A signer's key alone, as PEM."""
        key = serialization.load_pem_private_key((self.folder / f"{name}.pem").read_bytes(), None)
        lock = (
            serialization.BestAvailableEncryption(passphrase.encode())
            if passphrase
            else serialization.NoEncryption()
        )
        file = self.folder / f"{name}.key.pem"
        file.write_bytes(
            key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
        )
        return file

    def certificate(self, name: str) -> Path:
        """A signer's certificate alone, as PEM."""
        return self._pem(name)

    def passphrase(self, words: str = PASSPHRASE) -> Path:
        """A file with a passphrase in its first line."""
        file = self.folder / "passphrase.txt"
        file.write_text(f"{words}\n", encoding="utf-8")
        file.chmod(0o600)
        return file

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _pem(self, name: str) -> Path:
        file = self.folder / f"{name}.cert.pem"
        file.write_bytes(pem.armor("CERTIFICATE", self._test.get_cert(CertLabel(name)).dump()))
        return file

    def _services(self) -> Mapping[str, tuple[str, Callable[[bytes], bytes]]]:
        """What is answered under each path: the kind of the answer, and the answer to a request."""
        services = self._test.service_registry
        found: dict[str, tuple[str, Callable[[bytes], bytes]]] = {}

        def now() -> datetime:
            return datetime.now(UTC)

        for responder in services.list_ocsp_responders():
            label = responder.label
            found[_path(responder.url)] = (
                "application/ocsp-response",
                lambda body, label=label: (
                    services.summon_responder(label, now())  # type: ignore[misc]  # a default is how a loop's variable is kept
                    .build_ocsp_response(ocsp.OCSPRequest.load(body))
                    .dump()
                ),
            )
        for stamper in services.list_time_stamping_services():
            label = stamper.label
            found[_path(stamper.url)] = (
                "application/timestamp-reply",
                lambda body, label=label: (
                    services.summon_timestamper(label, now())  # type: ignore[misc]  # as above
                    .request_tsa_response(tsp.TimeStampReq.load(body))
                    .dump()
                ),
            )
        for crls in services.list_crl_repos():
            label = crls.label
            found[_path(crls.latest_external_url)] = (
                "application/pkix-crl",
                lambda _, label=label: services.get_crl(label, now()).dump(),  # type: ignore[misc]  # as above
            )
        return found

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        authority = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the library's names
                authority._answer(self, b"")

            def do_POST(self) -> None:
                authority._answer(self, self.rfile.read(int(self.headers["Content-Length"])))

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        return Handler

    def _answer(self, request: BaseHTTPRequestHandler, body: bytes) -> None:
        self.asked.append(request.path)
        if self.is_silent:
            request.send_error(503)
            return
        kind, answer = self._answers[request.path]
        data = answer(body)
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[3]
