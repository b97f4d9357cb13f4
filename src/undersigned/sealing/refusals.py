"""What goes wrong while a signature is made (silent services, authorities that refuse), told as findings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko_certvalidator.errors import (
    PathBuildingError,
    PathError,
    RevokedError,
    ValidationError,
)

from undersigned.model.findings import LetterError, stop
from undersigned.sealing.certificates import CertificateHolder
from undersigned.sealing.times import day
from undersigned.sealing.timestamps import Stamps, host_of

_WITHOUT = "nothing was written; leave --long-term out to do without"


@contextmanager
def told_plainly(owner: CertificateHolder, stamps: Stamps | None) -> Iterator[None]:
    """Within it, what pyHanko raises while `owner` signs becomes a `LetterError`."""
    try:
        yield
    except LetterError:
        raise
    except Exception as error:  # noqa: BLE001  # it raises what the network and the libraries below it do
        _stop(error, owner, stamps)


def _stop(error: Exception, owner: CertificateHolder, stamps: Stamps | None) -> NoReturn:
    causes = list(_with_causes(error))
    for cause in causes:
        match cause:
            case RevokedError():
                stop(
                    f"the certificate of {owner}, or one above it, was withdrawn on {day(cause.revocation_dt)}",
                    "withdrawn-certificate",
                    help=f"what it signs now, nobody would trust; ask {owner.issuer} for a new one",
                )
            case TimestampRequestError():
                stop(
                    f"the time-stamping service {_host(stamps)} gave no time stamp",
                    "no-time-stamp",
                    help="nothing was written; try again later, name another service, or leave --timestamp out",
                )
            case PathBuildingError():
                stop(
                    "none of the roots named with --trust vouches for the certificate of the signer or of the"
                    " time-stamping service",
                    "untrusted-certificate",
                    help="name the roots of both, each with --trust; the service publishes its own",
                )
            case _:
                pass
    if any(isinstance(cause, (ValidationError, PathError, OSError)) for cause in causes):
        stop(
            "an authority did not say whether a certificate was withdrawn",
            "no-revocation-answer",
            help=f"try again later; {_WITHOUT}",
        )
    stop(
        f"the PDF could not be signed ({type(error).__name__})",
        "cannot-sign",
        help="build the letter again; if that does not help, this is a fault of the program: please report it",
    )


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _host(stamps: Stamps | None) -> str:
    """The service without what may stand in its address: a name and a password."""
    return (host_of(stamps.url) or "") if stamps else ""
