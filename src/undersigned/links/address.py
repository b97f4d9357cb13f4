"""The address of a page, taken apart into what is needed to ask for it: scheme, host, port, and the rest."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_.])?")
_AS_THEY_ARE = "/%:@!$&'()*+,;=?~[]|"
"""What may stand in a path or a query unescaped, or is escaped already."""

_FRONT_PAGE = re.compile(r"/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home|default)\.\w+)?", re.IGNORECASE)
"""The path of a site's entrance, also of one for each language: `/`, `/en/`, `/index.html`."""


class NotAnAddressError(ValueError):
    """Nothing can be asked for under this address."""


@dataclass(frozen=True)
class Address:
    """The address of a page, without user name, password and fragment: none of them is sent.

    Printing it gives the address as it is asked for, in ASCII.
    """

    scheme: str
    host: str
    """A name in lower case, or an IP address (version 6 without brackets)."""
    port: int
    path: str
    """With the query."""

    @staticmethod
    def of(text: str) -> Address:
        """The address that a text is. Raises `NotAnAddressError`."""
        try:
            parts = urlsplit(text)
            port = parts.port
        except ValueError as error:  # a port of letters, half a pair of brackets
            raise NotAnAddressError(text) from error
        if parts.scheme not in _PORTS or not parts.hostname or port == 0:
            raise NotAnAddressError(text)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Address(
            parts.scheme,
            _host(parts.hostname),
            port or _PORTS[parts.scheme],
            quote(path, _AS_THEY_ARE, errors="surrogateescape"),  # a redirect may be in any encoding
        )

    def joined(self, location: str) -> Address:
        """The address that a server names in a redirect, which may be relative. Raises `NotAnAddressError`."""
        try:
            return Address.of(urljoin(str(self), location))
        except ValueError as error:
            raise NotAnAddressError(location) from error

    @property
    def authority(self) -> str:
        """Host and port as the header `Host` has them (RFC 9110 §7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def is_front_page(self) -> bool:
        """Whether it is the entrance of a site, or of one of its languages."""
        return _FRONT_PAGE.fullmatch(self.path) is not None

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def _host(name: str) -> str:
    if ":" in name:
        try:
            return str(ipaddress.IPv6Address(name))
        except ValueError as error:
            raise NotAnAddressError(name) from error
    try:
        host = name.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise NotAnAddressError(name) from error
    if not _HOST.fullmatch(host):
        raise NotAnAddressError(name)
    return host
