import pytest

from kring.twin import (
    Account,
    Passkey,
    Passphrase,
    RecoveryCode,
    Refused,
    check_way_in,
    make_recovery_code,
    make_way_in,
    open_way_in,
    read_recovery_code,
)
from kring.twin.tests.circle import ANNA, BRAM


@pytest.fixture(scope="module")
def anna():
    return Account.make(ANNA)


def refusal(function, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        function(*args, **kwargs)
    return caught.value


def test_an_account_opens_on_another_device_with_the_recovery_code(anna):
    code = make_recovery_code()
    way_in = make_way_in(anna.root, anna.account.identity, RecoveryCode(code))
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    root = open_way_in(way_in, RecoveryCode(typed), anna.account.identity)
    assert Account.open(ANNA, anna.record, anna.sealed_bundle, root).self_key == anna.account.self_key


@pytest.mark.parametrize("secret", [Passphrase("vier kleine zinnen over regen"), Passkey(bytes(range(32)))])
def test_an_account_opens_with_a_passphrase_and_with_a_passkey(anna, secret):
    way_in = make_way_in(anna.root, anna.account.identity, secret)
    check_way_in(way_in, secret, anna.account.identity, anna.root)


def test_a_wrong_secret_a_short_passphrase_and_another_person_are_refused(anna):
    way_in = make_way_in(anna.root, anna.account.identity, Passkey(bytes(32)))
    identity = anna.account.identity
    assert refusal(open_way_in, way_in, Passkey(bytes([1]) * 32), identity).reason == "cannot-open"
    assert refusal(open_way_in, way_in, Passkey(b"short"), identity).reason == "malformed"
    assert refusal(open_way_in, way_in, RecoveryCode("x"), identity).reason == "way-in-kind"
    assert refusal(make_way_in, anna.root, identity, Passphrase("kort")).reason == "passphrase-short"
    assert refusal(open_way_in, way_in, Passkey(bytes(32)), Account.make(BRAM).account.identity).reason == (
        "way-in-other-identity"
    )
    assert refusal(Account.open, BRAM, anna.record, anna.sealed_bundle, anna.root).reason == "identity-other-person"
    assert refusal(check_way_in, way_in, Passkey(bytes(32)), identity, bytes(32)).reason == "cannot-open"


def test_a_mistyped_recovery_code_says_which_group():
    groups = make_recovery_code().split("-")
    groups[2] = ("B" if groups[2][0] == "A" else "A") + groups[2][1:]
    assert refusal(read_recovery_code, "-".join(groups)).groups == (3,)


def test_swapped_groups_are_both_named_and_a_short_group_too():
    groups = make_recovery_code().split("-")
    swapped = [groups[0], groups[4], *groups[2:4], groups[1], *groups[5:]]
    assert refusal(read_recovery_code, "-".join(swapped)).groups == (2, 5)
    assert refusal(read_recovery_code, " ".join([*groups[:5], groups[5][1:], groups[6]])).groups == (6,)
    assert refusal(read_recovery_code, "".join(groups)[:-1]).reason == "recovery-code-length"
