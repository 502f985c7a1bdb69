"""How Kring bends django-allauth: nobody signs up by themselves, a passkey is a way in and not a second lock."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

from kring.people import letters
from kring.people.actions import vouch_for_mailbox
from kring.people.models import Person

UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104 - behind a unix socket there is none; everybody then shares one limit


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """People exist because a coordinator invited them, or through the first link."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every letter of allauth's goes out in our words; one we have no words for is a fault of ours."""
        name = template_prefix.rpartition("/")[2].removesuffix("_signup")  # nobody signs up here: it is the same letter
        letters.send(f"people/mail/{name}.txt", to=email, context=context)

    def pre_login(self, request: HttpRequest, user: Person, **hooks: Any) -> HttpResponse | None:
        """Whoever gets here proved the mailbox by its code, or holds a passkey that was added after such a proof."""
        vouch_for_mailbox(user)
        response: HttpResponse | None = super().pre_login(request, user, **hooks)
        return response

    def login(self, request: HttpRequest, user: Person) -> None:
        """The one place where somebody becomes signed in: their list of devices always knows of it."""
        super().login(request, user)
        UserSession.objects.create_from_request(request)

    def get_client_ip(self, request: HttpRequest) -> str:
        return super().get_client_ip(request) if request.META.get("REMOTE_ADDR") else UNKNOWN_ADDRESS


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    def is_mfa_enabled(self, user: Person, types: Any = None) -> bool:  # noqa: ARG002 - allauth's signature
        """Never a second step: with a lost phone the mail code must still let somebody in.

        What is worth guarding is sealed, and no way of signing in opens it.
        """
        return False

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Kring"}
