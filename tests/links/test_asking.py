"""Asks a server on this computer, and holds the answers to what it did."""

from __future__ import annotations

import gzip
import ipaddress
import itertools
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from undersigned.links.answers import Answer, Blocked, Fine, Gone, Moved, Trouble, Unreachable
from undersigned.links.asker import AT_ONCE, AT_ONCE_FROM_A_HOST, ask_all
from undersigned.links.connecting import IP, USER_AGENT, is_any, is_public
from web_server import Page, Request, WebServer, answers_for_names

CERTIFICATE = Path(__file__).parent / "letters.example.pem"
"""Of the name `letters.example`, signed by itself, with the key of no secret."""

Serve = Callable[[Mapping[str, Page]], WebServer]


@pytest.fixture
def serve() -> Iterator[Callable[..., WebServer]]:
    """Starts servers that are gone after the test."""
    servers: list[WebServer] = []

    def start(pages: Mapping[str, Page], certificate: Path | None = None) -> WebServer:
        servers.append(WebServer(pages, certificate))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def here_only(ip: IP) -> bool:
    return ip == ipaddress.ip_address("127.0.0.1")


def answer(address: str, patience: float = 20) -> Answer:
    return ask_all([address], permits=here_only, patience=patience)[address]


def to(location: str, status: int = 301) -> Page:
    return Page(status, {"Location": location})


# --- what the status says


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (Page(200), Fine()),
        (Page(204), Fine()),
        (Page(200, head=405), Fine()),
        (Page(200, head=404), Fine()),
        (Page(200, head=503), Fine()),
        (Page(404), Gone(404)),
        (Page(410), Gone(410)),
        (Page(401), Blocked(401)),
        (Page(403), Blocked(403)),
        (Page(405), Blocked(405)),
        (Page(429), Blocked(429)),
        (Page(451), Blocked(451)),
        (Page(999), Blocked(999)),
        (Page(503, {"cf-mitigated": "challenge"}), Blocked(503)),
        (Page(503, body=b"<title>Just a moment...</title>"), Blocked(503)),
        (Page(503, body=b"Down for maintenance"), Unreachable(Trouble.SERVER_FAILS, "503")),
        (Page(500), Unreachable(Trouble.SERVER_FAILS, "500")),
        (Page(400), Unreachable(Trouble.SERVER_FAILS, "400")),
        (Page(302), Fine()),
    ],
)
def test_what_a_status_means(serve: Serve, page: Page, expected: Answer) -> None:
    assert answer(serve({"/page": page}).address("/page")) == expected


def test_a_page_is_asked_for_with_head_and_with_get_only_where_head_fails(serve: Serve) -> None:
    server = serve({"/good": Page(), "/refuses": Page(head=405), "/busy": Page(429)})
    for path in ("/good", "/refuses", "/busy"):
        answer(server.address(path))
    assert server.asked() == ["HEAD /good", "HEAD /refuses", "GET /refuses", "HEAD /busy"]


def test_a_server_that_breaks_off_at_head_is_asked_with_get(serve: Serve) -> None:
    def breaks_off_at_head(handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "HEAD":
            raise ConnectionAbortedError

    assert answer(serve({"/a": Page(before=breaks_off_at_head)}).address("/a")) == Fine()


def test_who_asks_and_what_is_not_told(serve: Serve) -> None:
    server = serve({"/a?b=%20c": Page()})
    assert answer(f"http://user:secret@127.0.0.1:{server.port}/a?b= c#part") == Fine()
    assert server.requests == [
        Request(
            "HEAD",
            f"127.0.0.1:{server.port}",
            "/a?b=%20c",
            {
                "Host": f"127.0.0.1:{server.port}",
                "User-Agent": USER_AGENT,
                "Accept": "*/*",
                "Accept-Encoding": "identity",
                "Connection": "close",
            },
        )
    ]


def test_nothing_is_kept_between_pages_and_nothing_is_taken_from_the_environment(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No cookie, no password and no proxy: what the asker has to do with a site is not told to it."""
    proxy = serve({})
    server = serve({"/b": Page()})
    server.pages = {
        **server.pages,
        "/a": Page(
            302, {"Location": f"http://who:secret@127.0.0.1:{server.port}/b", "Set-Cookie": "a=b; Path=/"}
        ),
    }
    passwords = tmp_path / "netrc"
    passwords.write_text("machine 127.0.0.1 login who password secret\n", "utf-8")
    passwords.chmod(0o600)
    monkeypatch.setenv("NETRC", str(passwords))
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.address(""))
    assert answer(server.address("/a")) == Fine()
    assert server.asked() == ["HEAD /a", "HEAD /b"]
    assert not proxy.requests
    assert all(request.fields.keys().isdisjoint({"Cookie", "Authorization"}) for request in server.requests)


def test_signs_of_other_scripts_are_escaped_and_no_line_can_be_smuggled_in(serve: Serve) -> None:
    server = serve({"/caf%C3%A9": Page(), "/a%20HTTP/1.1X:%20y": Page()})
    assert answer(server.address("/café")) == Fine()
    assert answer(server.address("/a HTTP/1.1\r\nX: y")) == Fine()
    assert "X" not in server.requests[-1].fields


def test_of_a_big_page_a_little_is_read(serve: Serve) -> None:
    sent = []

    def in_pieces(handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "GET":
            handler.wfile.write(b"HTTP/1.1 503 Busy\r\n\r\n")
            for _ in range(1000):
                handler.wfile.write(bytes(10_000))
                sent.append(10_000)

    server = serve({"/big": Page(503, before=in_pieces)})
    assert answer(server.address("/big")) == Unreachable(Trouble.SERVER_FAILS, "503")
    server.close()
    assert sum(sent) < 9_000_000, "the rest is what the system's buffers took"


# --- redirects


def test_moved_for_good_or_for_now(serve: Serve) -> None:
    server = serve({
        "/old": to("/newer"),
        "/newer": to("/new", 308),
        "/new": Page(),
        "/now": to("/new", 302),
        "/mixed": to("/now"),
        "/lost": to("/nothing"),
        "/guarded": to("/guard"),
        "/guard": Page(403),
    })  # fmt: skip
    assert answer(server.address("/old")) == Moved(server.address("/new"))
    assert answer(server.address("/now")) == Fine()
    assert answer(server.address("/mixed")) == Moved(server.address("/now"))
    assert answer(server.address("/lost")) == Gone(404)
    assert answer(server.address("/guarded")) == Blocked(403)


@pytest.mark.parametrize("front", ["/", "/en/", "/index.html"])
@pytest.mark.parametrize("status", [301, 302])
def test_a_page_that_leads_to_the_front_page(serve: Serve, front: str, status: int) -> None:
    server = serve({"/reports/2023/deep": to(front, status), "/?p=1": to(front, status), front: Page()})
    moved = Moved(server.address(front), to_front_page=True)
    assert answer(server.address("/reports/2023/deep")) == moved
    assert answer(server.address("/?p=1")) == moved


def test_the_front_page_may_lead_to_that_of_a_language(serve: Serve) -> None:
    assert answer(serve({"/": to("/en", 302), "/en": Page()}).address("/")) == Fine()


def test_a_trailing_slash_is_another_address(serve: Serve) -> None:
    server = serve({"/a": to("/a/"), "/a/": Page()})
    assert answer(server.address("/a")) == Moved(server.address("/a/"))


def test_redirects_without_end(serve: Serve) -> None:
    endless = {f"/{number}": to(f"/{number + 1}") for number in range(100)}
    server = serve({"/a": to("/b"), "/b": to("/a"), "/self": to("/self"), **endless})
    for path in ("/a", "/self", "/0"):
        assert answer(server.address(path)) == Unreachable(Trouble.CIRCLE)
    assert len(server.requests) < 20


@pytest.mark.parametrize("location", ["ftp://a.example/", "javascript:alert(1)", "http://[", "http://a:b/"])
def test_a_redirect_to_what_is_no_page(serve: Serve, location: str) -> None:
    assert answer(serve({"/a": to(location)}).address("/a")) == Unreachable(Trouble.NO_ADDRESS)


def test_what_a_server_names_cannot_harm_a_terminal(serve: Serve) -> None:
    def raw(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write("HTTP/1.1 301 Moved\r\nLocation: /\x1b[2J\x07é\r\n\r\n".encode())

    page = {"/a": Page(before=raw), "/%1B[2J%07%C3%A9": Page()}
    server = serve(page)
    assert answer(server.address("/a")) == Moved(server.address("/%1B[2J%07%C3%A9"))


def test_a_redirect_in_an_older_encoding_is_followed_to_the_letter(serve: Serve) -> None:
    def raw(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write("HTTP/1.1 301 Moved\r\nLocation: /café\r\n\r\n".encode("latin-1"))

    server = serve({"/a": Page(before=raw), "/caf%E9": Page()})
    assert answer(server.address("/a")) == Moved(server.address("/caf%E9"))


# --- private networks


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "fec0::1", "192.0.0.9", "192.0.0.200", "::ffff:192.0.0.9", "192.88.99.1", "3fff::1",
        "0.0.0.0", "198.18.0.1", "203.0.113.1", "::ffff:0:127.0.0.1", "64:ff9b:1::7f00:1", "2001:0:7f00:1::",  # noqa: S104
        "2002:a00:1::", "100::1", "2001:db8::1", "fe80::1%1",
    ],
)  # fmt: skip
def test_what_is_not_public(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))
    assert is_any(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    "ip", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]
)
def test_what_is_public(ip: str) -> None:
    assert is_public(ipaddress.ip_address(ip))


THIS_COMPUTER = (
    "127.0.0.1", "127.0.0.1.", "127.1", "0177.0.0.1", "0x7f.1", "0x7f000001", "017700000001", "2130706433", "0",
    "0.0.0.0", "localhost", "LOCALHOST", "localhost.", "\N{CIRCLED LATIN SMALL LETTER L}ocalhost",  # noqa: S104
    "①②⑦.⓪.⓪.①", "127。0。0。1", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
    "[::1%25lo]", "[::1%lo]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
    "who@127.0.0.1", "letters.example@127.0.0.1", "letters.example:80@127.0.0.1", "letters.example\\@127.0.0.1",
)  # fmt: skip
"""Ways in which somebody may write the address of the computer that asks, or of what leads to it."""


@pytest.mark.parametrize("host", THIS_COMPUTER)
def test_this_computer_is_not_asked_under_any_name(serve: Serve, host: str) -> None:
    server = serve({"/": Page()})
    address = server.address("/", host)
    found = ask_all([address])[address]
    assert isinstance(found, Unreachable)
    assert found.trouble in {Trouble.PRIVATE, Trouble.UNKNOWN_NAME, Trouble.NO_ADDRESS}
    assert not server.requests


@pytest.mark.parametrize("host", THIS_COMPUTER)
def test_no_redirect_leads_to_this_computer_under_any_name(serve: Serve, host: str) -> None:
    def redirects(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(f"HTTP/1.1 302 Found\r\nLocation: //{host}:{server.port}/\r\n\r\n".encode())

    server = serve({"/a": Page(before=redirects), "/": Page()})
    address = server.address("/a")
    first_hop = iter([True])
    found = ask_all([address], permits=lambda ip: next(first_hop, False) or is_public(ip))[address]
    assert isinstance(found, Unreachable)
    assert found.trouble in {Trouble.PRIVATE, Trouble.UNKNOWN_NAME, Trouble.NO_ADDRESS}
    assert server.asked() == ["HEAD /a"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_leads_into_a_private_network(serve: Serve, status: int) -> None:
    inside = serve({"/": Page()})
    server = serve({"/a": to(f"http://127.0.0.2:{inside.port}/", status)})
    assert answer(server.address("/a")) == Unreachable(Trouble.PRIVATE, "127.0.0.2")
    assert not inside.requests


def test_a_name_is_looked_up_once_for_each_connection(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who answers differently the second time (DNS rebinding) gets nobody to connect elsewhere."""
    server = serve({"/": Page()})
    looked_up = []
    ips = itertools.chain(["127.0.0.1"], itertools.repeat("127.0.0.2"))

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[object]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(ips), port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert answer(server.address("/", "letters.example")) == Fine()
    assert looked_up == ["letters.example"]
    assert [request.host for request in server.requests] == [f"letters.example:{server.port}"]
    assert answer(server.address("/", "letters.example")) == Unreachable(Trouble.PRIVATE, "letters.example")


def test_a_name_with_one_private_ip_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    ips = [("8.8.8.8", 80), ("192.168.0.1", 80)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", where) for where in ips])
    address = "http://letters.example/"
    assert ask_all([address])[address] == Unreachable(Trouble.PRIVATE, "letters.example")


def test_a_name_is_looked_at_again_when_a_page_is_asked_for_again(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who breaks off gets nobody to connect elsewhere with the second request."""

    def breaks_off(_: BaseHTTPRequestHandler) -> None:
        raise ConnectionAbortedError

    server = serve({"/": Page(before=breaks_off)})
    ips = iter(["127.0.0.1", "127.0.0.2"])
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda _, port, *__, **___: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(ips), port))],
    )
    assert answer(server.address("/", "letters.example")) == Unreachable(Trouble.PRIVATE, "letters.example")
    assert server.asked() == ["HEAD /"]


def test_where_one_ip_of_a_name_does_not_answer_the_next_is_tried(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve({"/": Page()})
    ips = ["127.0.0.9", "127.0.0.1"]
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda _, port, *__, **___: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips],
    )
    address = server.address("/", "letters.example")
    assert ask_all([address], permits=is_any)[address] == Fine()


# --- what goes wrong on the way


def test_a_name_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    answers_for_names(monkeypatch, {})
    assert answer("http://nobody.example/") == Unreachable(Trouble.UNKNOWN_NAME, "nobody.example")


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http:///a",
        "http://a..b/",
        "http://[::1",
        "http://a:99999/",
        "http://a b/",
        "http://[1::2::3]/",
    ],
)
def test_what_is_no_address(address: str) -> None:
    assert answer(address) == Unreachable(Trouble.NO_ADDRESS)


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert answer(f"http://127.0.0.1:{port}/") == Unreachable(Trouble.REFUSED)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_says_nothing(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        assert answer(f"{scheme}://127.0.0.1:{port}/", 0.1) == Unreachable(Trouble.TOO_SLOW)


def test_a_server_that_says_a_little_now_and_then(serve: Serve) -> None:
    def drips(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 Fine\r\n")
        while not server.closing.wait(0.01):
            handler.wfile.write(b"x")

    server = serve({"/": Page(before=drips)})
    assert answer(server.address("/"), 0.2) == Unreachable(Trouble.TOO_SLOW)


def test_the_time_limit_is_for_all_hops_together(serve: Serve) -> None:
    def waits(_: BaseHTTPRequestHandler) -> None:
        server.closing.wait(0.2)

    slow = {f"/{number}": Page(302, {"Location": f"/{number + 1}"}, before=waits) for number in range(8)}
    server = serve({**slow, "/8": Page()})
    assert answer(server.address("/0"), 0.7) == Unreachable(Trouble.TOO_SLOW)


@pytest.mark.parametrize(
    "said", [b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/2 200\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: " + bytes(10**6)]
)
def test_a_server_of_something_else(serve: Serve, said: bytes) -> None:
    server = serve({"/": Page(before=lambda handler: handler.wfile.write(said))})
    assert answer(server.address("/")) == Unreachable(Trouble.NOT_A_PAGE)


CARELESS = {
    "no reason": b"HTTP/1.1 200\r\n\r\n",
    "line feeds alone": b"HTTP/1.1 200 OK\nServer: a\n\n",
    "another script": "HTTP/1.1 200 Très bien\r\nServer: à\r\n\r\n".encode("latin-1"),
    "a space in a name": b"HTTP/1.1 200 OK\r\nPowered By: a\r\n\r\n",
    "a space before the colon": b"HTTP/1.1 200 OK\r\nServer : a\r\n\r\n",
    "no name": b"HTTP/1.1 200 OK\r\n: a\r\n\r\n",
    "no colon": b"HTTP/1.1 200 OK\r\nServer\r\n\r\n",
    "control characters": b"HTTP/1.1 200 OK\r\nServer: a\x00\x01\rb\r\n\r\n",
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n",
    "a length and none": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    "a length of letters": b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
    "no end": b"HTTP/1.1 200 OK\r\nServer: a\r\n",
    "redirect to nowhere": b"HTTP/1.1 302 Found\r\nLocation:\r\n\r\n",
}  # fmt: skip
"""Heads that the standard forbids and that browsers read all the same."""


@pytest.mark.parametrize("head", CARELESS.values(), ids=CARELESS)
def test_a_page_is_not_called_dead_because_its_server_is_careless(serve: Serve, head: bytes) -> None:
    def sends(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        handler.connection.shutdown(socket.SHUT_WR)

    server = serve({"/": Page(before=sends)})
    assert answer(server.address("/")) == Fine()
    assert server.asked() == ["HEAD /"]


@pytest.mark.parametrize(
    "start",
    [
        b"\r\n\r\n",
        b"Content-Length: 500\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nff\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_a_test_for_human_beings_is_seen_in_a_page_that_breaks_off(serve: Serve, start: bytes) -> None:
    def breaks_off(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 503 Busy\r\n" + start + b"<title>Just a moment...</title>")
        handler.connection.shutdown(socket.SHUT_WR)

    assert answer(serve({"/": Page(before=breaks_off)}).address("/")) == Blocked(503)


@pytest.mark.parametrize("repeated", [b"A: b\r\n", b"\r\nHTTP/1.1 103 Early Hints\r\n"])
def test_a_head_without_end_is_left(serve: Serve, repeated: bytes) -> None:
    def goes_on(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\n")
        while not server.closing.is_set():
            handler.wfile.write(repeated * 100)

    server = serve({"/": Page(before=goes_on)})
    found = answer(server.address("/"), 1)
    assert found in {Unreachable(Trouble.NOT_A_PAGE), Unreachable(Trouble.TOO_SLOW)}


def test_what_is_packed_is_not_unpacked(serve: Serve) -> None:
    """A small page can be packed so that it fills the memory of who unpacks it."""
    page = Page(503, {"Content-Encoding": "gzip"}, gzip.compress(b"Just a moment" + bytes(10**6)))
    assert answer(serve({"/": page}).address("/")) == Unreachable(Trouble.SERVER_FAILS, "503")


def test_a_reply_that_is_announced_first(serve: Serve) -> None:
    def announces(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")

    assert answer(serve({"/": Page(before=announces)}).address("/")) == Fine()


def test_a_certificate_is_compared_with_the_name(
    serve: Callable[..., WebServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve({"/": Page()}, CERTIFICATE)
    answers_for_names(monkeypatch, dict.fromkeys(["letters.example", "other.example"], "127.0.0.1"))
    of_letters, of_other = (
        server.address("/", host, "https") for host in ("letters.example", "other.example")
    )
    assert answer(of_letters) == Unreachable(Trouble.NOT_SECURE, "self-signed certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    assert answer(of_letters) == Fine()
    mismatch = answer(of_other)
    assert isinstance(mismatch, Unreachable)
    assert "Hostname mismatch" in mismatch.detail


def test_a_certificate_is_compared_with_a_name_without_its_last_dot(
    serve: Callable[..., WebServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve({"/": Page()}, CERTIFICATE)
    answers_for_names(monkeypatch, {"letters.example.": "127.0.0.1"})
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    assert answer(server.address("/", "letters.example.", "https")) == Fine()


def test_https_where_there_is_none(serve: Serve) -> None:
    server = serve({"/": Page()})
    found = answer(server.address("/", scheme="https"))
    assert isinstance(found, Unreachable)
    assert found.trouble is Trouble.NOT_SECURE


# --- many at once


def test_many_hosts_are_asked_at_once(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is answered before so many have asked that all who may ask at once do."""
    hosts = [f"{number}.example" for number in range(2 * AT_ONCE)]
    answers_for_names(monkeypatch, dict.fromkeys(hosts, "127.0.0.1"))
    all_there = threading.Barrier(AT_ONCE)
    server = serve({"/": Page(before=lambda _: all_there.wait(30))})
    heard = []
    addresses = [server.address("/", host) for host in hosts]
    answers = ask_all(addresses, permits=here_only, heard=lambda: heard.append(1))
    assert answers == dict.fromkeys(addresses, Fine())
    assert len(heard) == len(addresses)
    assert server.most_at_once[""] == AT_ONCE


def test_few_are_asked_of_one_host_at_once_and_waiting_costs_no_patience(serve: Serve) -> None:
    pages = {f"/{number}": Page(before=lambda _: server.closing.wait(0.2)) for number in range(16)}
    server = serve(pages)
    addresses = [server.address(path) for path in pages]
    answers = ask_all(addresses, permits=here_only, patience=1.5)
    assert answers == dict.fromkeys(addresses, Fine())
    assert server.most_at_once["127.0.0.1"] == AT_ONCE_FROM_A_HOST
