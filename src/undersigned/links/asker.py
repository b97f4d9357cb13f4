"""Asks for many addresses at once but few of one host, follows redirects hop by hop, and gives the answers."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from undersigned.links.address import Address, NotAnAddressError
from undersigned.links.answers import Answer, Blocked, Fine, Gone, Moved, Trouble, Unreachable
from undersigned.links.connecting import Network, NotReached, Permits, Reply, is_public

AT_ONCE = 16
AT_ONCE_FROM_A_HOST = 2
PATIENCE = 20.0
"""How many seconds an address has to answer, all its hops together; waiting for its turn does not count."""
_MOST_HOPS = 10

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_GONE = frozenset({404, 410})
# 406 is what ModSecurity tells programs, and 999 is LinkedIn's word for them.
_REFUSALS = frozenset({401, 403, 405, 406, 429, 451, 999})
_ERRORS = HTTPStatus.BAD_REQUEST
"""The status from which on a reply says that something is wrong (RFC 9110 §15.5)."""


def ask_all(
    addresses: Collection[str],
    *,
    permits: Permits = is_public,
    patience: float = PATIENCE,
    heard: Callable[[], object] = lambda: None,
) -> Mapping[str, Answer]:
    """What became of each address; `heard` is called after each answer.

    `permits` is asked of every IP address of every hop. `patience` is in seconds for each address.
    """
    return asyncio.run(_ask_all(addresses, permits, patience, heard))


async def _ask_all(
    addresses: Collection[str], permits: Permits, patience: float, heard: Callable[[], object]
) -> Mapping[str, Answer]:
    # Names are looked up in threads, of which asyncio has only a few when there are few processors.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(AT_ONCE))
    asker = _Asker(Network(permits))

    async def one(address: str) -> Answer:
        answer = await asker.answer(address, patience)
        heard()
        return answer

    async with asyncio.TaskGroup() as group:
        tasks = {address: group.create_task(one(address)) for address in addresses}
    return {address: task.result() for address, task in tasks.items()}


class _Asker:
    """Keeps account of how many requests are under way."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._of_host: dict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(AT_ONCE_FROM_A_HOST)
        )

    async def answer(self, text: str, patience: float) -> Answer:
        """What became of an address."""
        try:
            return await self._followed(Address.of(text), patience)
        except NotAnAddressError:
            return Unreachable(Trouble.NO_ADDRESS)
        except NotReached as why:
            return Unreachable(why.trouble, why.detail)

    async def _followed(self, start: Address, patience: float) -> Answer:
        """What stands at the end of the redirects. Raises `NotReached` and `NotAnAddressError`."""
        here = lasting = start
        permanently = True
        seen = {start}
        while True:
            reply, patience = await self._reply(here, patience)
            if reply.status not in _REDIRECTS or reply.location is None:
                return _verdict(start, lasting, here, reply)
            here = here.joined(reply.location)
            permanently = permanently and reply.status in _PERMANENT
            lasting = here if permanently else lasting
            if here in seen or len(seen) > _MOST_HOPS:
                raise NotReached(Trouble.CIRCLE)
            seen.add(here)

    async def _reply(self, address: Address, patience: float) -> tuple[Reply, float]:
        """The reply of a page, and the patience that is left. Raises `NotReached`."""
        async with self._of_host[address.host], self._at_once:
            clock = asyncio.get_running_loop().time
            begun = clock()
            try:
                async with asyncio.timeout(patience):
                    reply = await self._politely(address)
            except TimeoutError as error:
                raise NotReached(Trouble.TOO_SLOW) from error
            return reply, patience - (clock() - begun)

    async def _politely(self, address: Address) -> Reply:
        """The reply to HEAD, which costs the server least; to GET where HEAD says that something is wrong.

        Many servers answer HEAD carelessly, with any status or none, so only a good reply counts.
        """
        try:
            reply = await self._network.reply("HEAD", address)
        except NotReached as why:
            if why.trouble not in {Trouble.BROKEN_OFF, Trouble.NOT_A_PAGE}:
                raise
        else:
            if reply.status < _ERRORS or reply.status == HTTPStatus.TOO_MANY_REQUESTS:
                return reply
        return await self._network.reply("GET", address)


def _verdict(start: Address, lasting: Address, end: Address, reply: Reply) -> Answer:
    """What the reply at the end says of the start; `lasting` is where permanent redirects alone lead."""
    match reply.status:
        case status if status in _GONE:
            return Gone(status)
        case status if status in _REFUSALS or (status == HTTPStatus.SERVICE_UNAVAILABLE and reply.challenges):
            return Blocked(status)
        case status if status >= _ERRORS:
            return Unreachable(Trouble.SERVER_FAILS, str(status))
    if end.is_front_page and not start.is_front_page:
        return Moved(str(end), to_front_page=True)
    return Fine() if lasting == start else Moved(str(lasting))
