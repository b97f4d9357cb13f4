"""What each organisation has agreed to, from the record of sign-ons and the digest of the present wording."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from undersigned.model.sign_ons import Event, SignOns, Step, is_same_text


class Standing(Enum):
    """How an organisation stands to the present wording of a letter."""

    CONFIRMED = "confirmed"
    CONFIRMED_BUT_FOR_CORRECTIONS = "confirmed (editorial changes since)"
    CONFIRMED_EARLIER = "confirmed an earlier text"
    CONFIRMED_SOME = "confirmed a text"
    """Where it cannot be said whether that is the present one."""
    INVITED = "no answer yet"
    NOT_INVITED = "not invited"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    IN_DOUBT = "in doubt"
    """It had agreed, and has answered since in a way that nobody has decided on yet."""
    NOT_NAMED = "confirmed, not to be named"

    @property
    def covers(self) -> bool:
        """Whether it agrees to the present wording."""
        return self in {Standing.CONFIRMED, Standing.CONFIRMED_BUT_FOR_CORRECTIONS}

    @property
    def is_agreed(self) -> bool:
        """Whether it agrees to the present wording, named or not."""
        return self.covers or self is Standing.NOT_NAMED


@dataclass(frozen=True)
class Agreement:
    """How an organisation stands, and the event that made it so, if any has."""

    standing: Standing
    event: Event | None = None


def agreement(sign_ons: SignOns, id: str, present: str | None) -> Agreement:
    """How an organisation stands to the wording with the digest `present`, None where a letter has errors.

    A new invitation after an agreement does not end it: the organisation is asked again, and has not said no.
    """
    events = sign_ons.of(id)
    if not events:
        return Agreement(Standing.NOT_INVITED)
    last = next((event for event in reversed(events) if event.step is not Step.INVITED), events[-1])
    match last.step:
        case Step.INVITED:
            return Agreement(Standing.INVITED, last)
        case Step.DECLINED | Step.WITHDRAWN:
            asked_again = events[-1].step is Step.INVITED
            standing = Standing.DECLINED if last.step is Step.DECLINED else Standing.WITHDRAWN
            return Agreement(Standing.INVITED, events[-1]) if asked_again else Agreement(standing, last)
        case Step.DOUBTED:
            return Agreement(Standing.IN_DOUBT, last)
        case Step.CONFIRMED:
            if present is None:
                return Agreement(Standing.CONFIRMED_SOME, last)
            standing = _confirmed(last.wording, present, sign_ons)
            return Agreement(Standing.NOT_NAMED if last.not_named and standing.covers else standing, last)


def _confirmed(agreed: str | None, present: str, sign_ons: SignOns) -> Standing:
    if is_same_text(agreed, present):
        return Standing.CONFIRMED
    if any(is_same_text(covered, present) for covered in sign_ons.covered_from(agreed)):
        return Standing.CONFIRMED_BUT_FOR_CORRECTIONS
    return Standing.CONFIRMED_EARLIER
