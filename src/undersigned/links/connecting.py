"""Sends one request to an IP address that was looked at, and reads the head of the server's reply.

asyncio, because only there a time limit holds for all of it: looking a name up, connecting, and a
server that sends one byte a second.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from undersigned.links.address import Address
from undersigned.links.answers import Trouble

USER_AGENT = "undersigned (a program that looks whether the links of a letter still work)"

_LITTLE = 16 * 1024
"""How many bytes of a page are read at most."""
_MOST_FIELDS = 200
_PATIENCE_FOR_AN_IP = 4.0
"""After how many seconds the next IP address of a host is tried: often only version 4 or 6 works."""
_STATUS = re.compile(rb"HTTP/1\.[0-9] ([1-9][0-9]{2})(?![0-9])")
_CHALLENGE = re.compile(rb"challenge|captcha|just a moment|checking your browser", re.IGNORECASE)
"""What pages say that want to see whether their reader is a human being."""

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Permits = Callable[[IP], bool]
"""Whether a connection to an IP address may be made."""

_NOT_PUBLIC = (
    ipaddress.ip_network("192.0.0.0/24"),  # for protocols (RFC 6890 §2.1)
    ipaddress.ip_network("192.88.99.0/24"),  # once the way from IPv6 to IPv4 (RFC 7526)
    ipaddress.ip_network("3fff::/20"),  # for examples (RFC 9637)
    ipaddress.ip_network("fec0::/10"),  # of one site (RFC 3879)
)
"""Networks that Python 3.11 counts, whole or in part, among the open internet."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052 §2.1


class NotReached(Exception):
    """No reply came. `detail` is the host, or what TLS complains of."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        self.trouble = trouble
        self.detail = detail
        super().__init__(trouble.value, detail)


@dataclass(frozen=True)
class Reply:
    """What is looked at of a reply: its status, where it sends the reader, and whether it tests for a human being."""

    status: int
    location: str | None = None
    challenges: bool = False


def is_public(ip: IP) -> bool:
    """Whether an IP address belongs to the open internet, also the IPv4 address that an IPv6 address wraps."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        wrapped = ip.ipv4_mapped or ip.sixtofour
        if wrapped is not None:
            return is_public(wrapped)
    if any(ip in network for network in _NOT_PUBLIC):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def is_any(_ip: IP) -> bool:
    """Yes, for those who check a site of their own network."""
    return True


class Network:
    """Sends requests, each over a connection of its own."""

    def __init__(self, permits: Permits) -> None:
        self._permits = permits
        self._tls = ssl.create_default_context()

    async def reply(self, method: str, address: Address) -> Reply:
        """The head of the reply to a request; of a page, a little is read at most. Raises `NotReached`."""
        reader, writer = await self._connected(address)
        try:
            writer.write(_request(method, address))
            return await _read(reader, method)
        except (OSError, EOFError) as error:
            raise NotReached(Trouble.BROKEN_OFF) from error
        finally:
            writer.transport.abort()  # without waiting for the rest of the page

    async def _connected(self, address: Address) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to one of the IP addresses that the name has now.

        asyncio is given the IP address, so no second look-up can lead it elsewhere; the
        certificate is still compared with the name.
        """
        first: NotReached | None = None
        ips = await self._looked_up(address)
        secure = address.scheme == "https"
        for number, ip in enumerate(ips, 1):
            try:
                async with asyncio.timeout(_PATIENCE_FOR_AN_IP if number < len(ips) else None):
                    return await asyncio.open_connection(
                        str(ip),
                        address.port,
                        limit=_LITTLE,
                        ssl=self._tls if secure else None,
                        server_hostname=address.host.removesuffix(".") if secure else None,  # RFC 6066 §3
                    )
            except OSError as error:
                first = first or _not_connected(error)
        raise first or NotReached(Trouble.UNKNOWN_NAME, address.host)

    async def _looked_up(self, address: Address) -> Sequence[IP]:
        """The IP addresses of a host. If one of them is not permitted, none is."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NotReached(Trouble.UNKNOWN_NAME, address.host) from error
        ips = [ipaddress.ip_address(name) for name in dict.fromkeys(str(where[0]) for *_, where in found)]
        if not all(map(self._permits, ips)):
            raise NotReached(Trouble.PRIVATE, address.host)
        return ips


def _not_connected(error: OSError) -> NotReached:
    match error:
        case ssl.SSLCertVerificationError():
            return NotReached(Trouble.NOT_SECURE, error.verify_message.rstrip("."))
        case ssl.SSLError():
            return NotReached(Trouble.NOT_SECURE, (error.reason or "").replace("_", " ").lower())
        case ConnectionRefusedError():
            return NotReached(Trouble.REFUSED)
        case ConnectionError():
            return NotReached(Trouble.BROKEN_OFF)
        case TimeoutError():  # the system's own limit
            return NotReached(Trouble.TOO_SLOW)
        case _:
            return NotReached(Trouble.NO_WAY)


def _request(method: str, address: Address) -> bytes:
    lines = (
        f"{method} {address.path} HTTP/1.1",
        f"Host: {address.authority}",
        f"User-Agent: {USER_AGENT}",
        "Accept: */*",
        "Accept-Encoding: identity",  # so that the little that is read can be read
        "Connection: close",
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")


async def _read(reader: asyncio.StreamReader, method: str) -> Reply:
    status, fields = await _head(reader)
    while status < HTTPStatus.OK:  # the real reply is still to come (RFC 9110 §15.2)
        status, fields = await _head(reader)
    location = fields.get(b"location", b"").decode("utf-8", "surrogateescape") or None
    challenges = b"cf-mitigated" in fields
    # The one status that says two things: a server in trouble, or a test for human beings.
    if status == HTTPStatus.SERVICE_UNAVAILABLE and method != "HEAD" and not challenges:
        challenges = _CHALLENGE.search(await _start(reader)) is not None
    return Reply(status, location, challenges)


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[bytes, bytes]]:
    """The status and the fields of a reply's head, the first of each name, in lower case."""
    try:
        first = await reader.readline()
        if not first:
            raise NotReached(Trouble.BROKEN_OFF)
        status = _STATUS.match(first)
        if status is None:
            raise NotReached(Trouble.NOT_A_PAGE)
        fields: dict[bytes, bytes] = {}
        for _ in range(_MOST_FIELDS):
            line = await reader.readline()
            if not line.strip():
                return int(status[1]), fields
            name, _, value = line.partition(b":")
            fields.setdefault(name.strip().lower(), value.strip())
    except ValueError as error:  # a line without end
        raise NotReached(Trouble.NOT_A_PAGE) from error
    raise NotReached(Trouble.NOT_A_PAGE)


async def _start(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readexactly(_LITTLE)
    except asyncio.IncompleteReadError as short:
        return short.partial
