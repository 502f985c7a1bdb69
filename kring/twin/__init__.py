"""The Python twin of `frontend/sealed/`: a member's side of the protocol, holding keys.

Used by the command line, the demo, the load generator and the tests. No server code may import it: a server that
cannot seal or open is the first promise of Kring (an import contract guards this).

    made = Account.make(person)                        # keys, root, what to publish
    way = make_way_in(made.root, made.account.identity, RecoveryCode(make_recovery_code()))
    change = start_group(made.account, group)          # change.to_json() is the body of POST /groups/{id}/log
    keys = open_epochs(made.account, change.roster, change.wraps)
    view = GroupView(person, change.roster, keys)
    sealed = seal_item(made.account, view, Body("case", "…"), slot=slot_of(group, meeting, "case"))
    open_item(view, sealed).body.text
"""

from kring.sealed.rules.item import slot_of
from kring.sealed.rules.log import Roster, replay
from kring.sealed.rules.refusal import Reason, Refused
from kring.sealed.rules.releases import Recipient, Terms
from kring.twin.account import Account, NewAccount
from kring.twin.agreements import check_agreement, find_agreement, hand_over, open_handed
from kring.twin.body import KINDS, Body
from kring.twin.change import (
    LogChange,
    admit,
    approve_key_change,
    ask_to_join,
    close_group,
    leave_group,
    new_epoch,
    open_release,
    propose,
    record_comparison,
    remove_member,
    sign_agreement,
    sign_release,
    start_group,
    void_release,
)
from kring.twin.epochs import Wrap, open_epochs, regrant
from kring.twin.exporting import Place, make_export
from kring.twin.items import GroupView, Ledger, Opened, open_item, open_personal, seal_item, seal_personal
from kring.twin.recovery import make_recovery_code, read_recovery_code
from kring.twin.releases import find_terms, read_terms, write_terms
from kring.twin.roster_code import compare_roster_code, roster_code
from kring.twin.showing import known_identity, open_shared, seal_shared
from kring.twin.verifying import Checked, Finding, verify
from kring.twin.ways import PRF_SALT, Passkey, Passphrase, RecoveryCode, WayIn, check_way_in, make_way_in, open_way_in
from kring.twin.words import six_words

__all__ = [
    "KINDS",
    "PRF_SALT",
    "Account",
    "Body",
    "Checked",
    "Finding",
    "GroupView",
    "Ledger",
    "LogChange",
    "NewAccount",
    "Opened",
    "Passkey",
    "Passphrase",
    "Place",
    "Reason",
    "Recipient",
    "RecoveryCode",
    "Refused",
    "Roster",
    "Terms",
    "WayIn",
    "Wrap",
    "admit",
    "approve_key_change",
    "ask_to_join",
    "check_agreement",
    "check_way_in",
    "close_group",
    "compare_roster_code",
    "find_agreement",
    "find_terms",
    "hand_over",
    "known_identity",
    "leave_group",
    "make_export",
    "make_recovery_code",
    "make_way_in",
    "new_epoch",
    "open_epochs",
    "open_handed",
    "open_item",
    "open_personal",
    "open_release",
    "open_shared",
    "open_way_in",
    "propose",
    "read_recovery_code",
    "read_terms",
    "record_comparison",
    "regrant",
    "remove_member",
    "replay",
    "roster_code",
    "seal_item",
    "seal_personal",
    "seal_shared",
    "sign_agreement",
    "sign_release",
    "six_words",
    "slot_of",
    "start_group",
    "verify",
    "void_release",
    "write_terms",
]
