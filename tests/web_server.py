"""Makes a server on this computer that answers as a test tells it, under any name, and keeps account of who asks."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Page:
    """What the server answers under a path: to GET, and to HEAD where that is another status."""

    status: int = 200
    fields: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    head: int | None = None
    before: Callable[[BaseHTTPRequestHandler], object] = lambda _: None
    """Is called first; may wait, or send something of its own."""


@dataclass(frozen=True)
class Request:
    """What was asked: `HEAD`, `letters.example:8000`, `/a?b`, and the other fields."""

    method: str
    host: str
    path: str
    fields: Mapping[str, str]


class WebServer:
    """The server; `port` is where it listens."""

    def __init__(self, pages: Mapping[str, Page], certificate: Path | None = None) -> None:
        self.pages = pages
        self.requests: list[Request] = []
        self.most_at_once = Counter[str]()
        """How many requests were under way together at most, for each host, and for all under `""`."""
        self.closing = threading.Event()
        self._at_once = Counter[str]()
        self._lock = threading.Lock()
        self._server = _Quiet(("127.0.0.1", 0), self._handler())
        if certificate:
            tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            tls.load_cert_chain(certificate)
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def address(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def asked(self) -> list[str]:
        """What was asked, in order: `HEAD /a`."""
        return [f"{request.method} {request.path}" for request in self.requests]

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:  # the library's names
                server._answer(self)

            def do_GET(self) -> None:
                server._answer(self)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"]
        with self._counted(host.rpartition(":")[0]):
            self.requests.append(Request(handler.command, host, handler.path, dict(handler.headers)))
            page = self.pages.get(handler.path, Page(404))
            page.before(handler)
        # The account is closed before the reply is sent, for then the next request may come.
        is_head = handler.command == "HEAD"
        handler.send_response(page.head if is_head and page.head else page.status)
        for name, value in page.fields.items():
            handler.send_header(name, value)
        handler.end_headers()
        if not is_head:
            handler.wfile.write(page.body)

    @contextlib.contextmanager
    def _counted(self, host: str) -> Iterator[None]:
        with self._lock:
            for name in ("", host):
                self._at_once[name] += 1
                self.most_at_once[name] = max(self.most_at_once[name], self._at_once[name])
        try:
            yield
        finally:
            with self._lock:
                self._at_once.subtract(["", host])


class _Quiet(ThreadingHTTPServer):
    """Does not print that somebody went away in the middle of a reply: that is what we do."""

    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        pass


def answers_for_names(monkeypatch: pytest.MonkeyPatch, where: Mapping[str, str]) -> None:
    """Let names lead to IP addresses, without asking any name server; other names are unknown."""

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[Any]:
        if host not in where:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        family = socket.AF_INET6 if ":" in where[host] else socket.AF_INET
        rest = (0, 0) if ":" in where[host] else ()
        return [(family, socket.SOCK_STREAM, 6, "", (where[host], port, *rest))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
