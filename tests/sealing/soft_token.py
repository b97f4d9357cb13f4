"""Makes a token to throw away: SoftHSM plays the hardware, OpenSC's tool puts keys on it as people do."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from asn1crypto import pem
from pki import Authority

from outside import program

PIN: Final = "271828"

_DRIVERS: Final = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
)


class SoftToken:
    """Tokens in a folder; the program finds them with `environment`."""

    def __init__(self, folder: Path) -> None:
        self._util = program("softhsm2-util", "SoftHSM")
        self._tool = program("pkcs11-tool", "pkcs11-tool (OpenSC)")
        self.driver = next(path for path in map(Path, _DRIVERS) if path.is_file())
        self._folder = folder
        (folder / "tokens").mkdir()
        settings = folder / "softhsm2.conf"
        settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
        self.environment: Mapping[str, str] = {"SOFTHSM2_CONF": str(settings)}

    def set_up(self, label: str) -> None:
        """Plug in one more token."""
        pins = ["--pin", PIN, "--so-pin", PIN]
        self._run(self._util, "--init-token", "--free", "--label", label, *pins)

    def put(
        self, authority: Authority, key: str, token: str, id: str, *, certificate: str | None = None
    ) -> None:
        """Put the key of a signer on a token, and a certificate beside it, usually the signer's own."""
        name = certificate or key
        self.write(authority.key(key), "privkey", token, id, name, "--usage-sign")
        self.write(authority.certificate(name), "cert", token, id, name)

    def write(self, source: Path, kind: str, token: str, id: str, label: str, *usage: str) -> None:
        """Write a PEM file to a token as an object."""
        _, _, data = pem.unarmor(source.read_bytes())
        file = self._folder / "object.der"
        file.write_bytes(data)
        where = ["--module", str(self.driver), "--token-label", token, "--login", "--pin", PIN]
        what = ["--write-object", str(file), "--type", kind, "--id", id, "--label", label, *usage]
        self._run(self._tool, *where, *what)

    def pin(self, digits: str = PIN) -> Path:
        """A file with a PIN in its first line."""
        file = self._folder / "pin.txt"
        file.write_text(f"{digits}\n", encoding="utf-8")
        file.chmod(0o600)
        return file

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "/usr/bin:/bin", **self.environment},
        )
        assert done.returncode == 0, done.stdout + done.stderr
