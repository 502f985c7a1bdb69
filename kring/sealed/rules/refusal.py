"""Every reason to refuse bytes, one word each; `frontend/sealed/refusal.ts` has the same words."""

from __future__ import annotations

from enum import StrEnum

from kring.kernel.errors import Invalid
from kring.kernel.text import Text


class Reason(StrEnum):
    """Why bytes are refused. The value is part of the protocol: vectors name it."""

    MALFORMED = "malformed"
    SUITE_UNKNOWN = "suite-unknown"
    CLASS_UNKNOWN = "class-unknown"
    TYPE_UNKNOWN = "type-unknown"
    TOO_LARGE = "too-large"
    SIGNATURE_WRONG = "signature-wrong"
    CANNOT_OPEN = "cannot-open"

    IDENTITY_UNKNOWN = "identity-unknown"
    IDENTITY_OTHER_PERSON = "identity-other-person"

    RECOVERY_CODE_LENGTH = "recovery-code-length"
    RECOVERY_CODE_MISTYPED = "recovery-code-mistyped"
    WAY_IN_KIND = "way-in-kind"
    WAY_IN_OTHER_IDENTITY = "way-in-other-identity"
    WAY_IN_WEAK = "way-in-weak"
    PASSPHRASE_SHORT = "passphrase-short"  # noqa: S105 - the name of a refusal, no secret

    LOG_EMPTY = "log-empty"
    LOG_OTHER_GROUP = "log-other-group"
    LOG_OUT_OF_ORDER = "log-out-of-order"
    LOG_CHAIN_BROKEN = "log-chain-broken"
    LOG_SHORTENED = "log-shortened"
    LOG_FORKED = "log-forked"
    LOG_CLOSED = "log-closed"
    GENESIS_MISPLACED = "genesis-misplaced"
    ACTOR_NOT_MEMBER = "actor-not-member"
    ACTOR_OTHER_IDENTITY = "actor-other-identity"
    ALREADY_MEMBER = "already-member"
    NOT_JOINED = "not-joined"
    SUBJECT_NOT_MEMBER = "subject-not-member"
    AGREEMENT_OTHER = "agreement-other"
    AGREEMENT_SIGNED = "agreement-signed"
    AGREEMENT_UNSIGNED = "agreement-unsigned"
    RELEASE_OTHER = "release-other"
    RELEASE_SIGNED = "release-signed"
    RELEASE_VOID = "release-void"
    RELEASE_UNSIGNED = "release-unsigned"
    RELEASE_EXPIRED = "release-expired"
    NOTE_UNSIGNED = "note-unsigned"
    EPOCH_NUMBER = "epoch-number"
    EPOCH_RECIPIENT_EXTRA = "epoch-recipient-extra"
    EPOCH_RECIPIENT_MISSING = "epoch-recipient-missing"
    EPOCH_STALE = "epoch-stale"
    EPOCH_NOT_MINE = "epoch-not-mine"
    EPOCH_UNKNOWN = "epoch-unknown"
    EPOCH_NOT_HELD = "epoch-not-held"
    WRAP_OTHER = "wrap-other"
    COMMITMENT_WRONG = "commitment-wrong"

    ITEM_OTHER_GROUP = "item-other-group"
    ITEM_OTHER_SLOT = "item-other-slot"
    ITEM_OTHER_ID = "item-other-id"
    ITEM_OTHER_CLASS = "item-other-class"
    ITEM_OTHER_AUTHOR = "item-other-author"
    ITEM_OTHER_READER = "item-other-reader"
    ITEM_OTHER_EPOCH = "item-other-epoch"
    ITEM_ROLLED_BACK = "item-rolled-back"
    ITEM_REUSED = "item-reused"
    AUTHOR_NOT_MEMBER = "author-not-member"

    BALLOT_DOUBLED = "ballot-doubled"
    BALLOT_OTHER_POLL = "ballot-other-poll"
    BALLOTS_DROPPED = "ballots-dropped"
    BALLOTS_STUFFED = "ballots-stuffed"
    POLL_EARLY = "poll-early"
    POLL_SOON = "poll-soon"
    POLL_VOID = "poll-void"

    ROSTER_DIFFERS = "roster-differs"
    EXPORT_DIFFERS = "export-differs"


SENTENCE = Text(
    nl="Dit klopt niet met wat wij weten. Er is niets opgeslagen. Laad de pagina opnieuw.",
    en="This does not match what we know. Nothing was stored. Load the page again.",
)
SENTENCES: dict[Reason, Text] = {
    Reason.TOO_LARGE: Text(
        nl="De tekst is te lang. Maak hem korter, of deel hem in tweeën.",
        en="The text is too long. Make it shorter, or split it in two.",
    ),
    Reason.RECOVERY_CODE_LENGTH: Text(
        nl="De herstelcode heeft 7 groepjes van 5 tekens. Kijk of er iets ontbreekt.",
        en="The recovery code has 7 groups of 5 characters. See whether something is missing.",
    ),
    Reason.RECOVERY_CODE_MISTYPED: Text(
        nl="Er zit een typefout in de herstelcode.",
        en="There is a typing error in the recovery code.",
    ),
    Reason.PASSPHRASE_SHORT: Text(
        nl="Maak de wachtzin langer: ten minste 12 tekens.",
        en="Make the passphrase longer: at least 12 characters.",
    ),
    Reason.EPOCH_STALE: Text(
        nl="De groep is net veranderd. Probeer het zo nog eens.",
        en="The group has just changed. Try again in a moment.",
    ),
    Reason.AGREEMENT_OTHER: Text(
        nl="De groep heeft intussen andere afspraken. Lees die eerst.",
        en="The group has another agreement by now. Read that first.",
    ),
    Reason.AGREEMENT_UNSIGNED: Text(
        nl="Wie erbij komt, tekent eerst de afspraken van de groep.",
        en="Whoever comes in signs the agreement of the group first.",
    ),
    Reason.RELEASE_VOID: Text(
        nl="Dit voorstel geldt niet meer. De tekst of de groep is veranderd.",
        en="This proposal no longer holds. The text or the group has changed.",
    ),
    Reason.RELEASE_UNSIGNED: Text(
        nl="Nog niet iedereen heeft getekend. Er gaat niets naar buiten.",
        en="Not everybody has signed yet. Nothing leaves the group.",
    ),
    Reason.RELEASE_EXPIRED: Text(
        nl="De tijd om te tekenen is voorbij. Er gaat niets naar buiten.",
        en="The time to sign is over. Nothing leaves the group.",
    ),
    Reason.LOG_CLOSED: Text(
        nl="Deze groep is afgesloten. Lezen en meenemen kan nog.",
        en="This group is closed. You can still read it and take it with you.",
    ),
}


class Refused(Invalid):
    """Bytes that a member or a server does not accept. `groups` numbers the mistyped groups of a recovery code."""

    def __init__(self, reason: Reason, detail: str = "", *, groups: tuple[int, ...] = ()) -> None:
        super().__init__(SENTENCES.get(reason, SENTENCE))
        self.reason = reason
        self.detail = detail
        self.groups = groups

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else str(self.reason)
