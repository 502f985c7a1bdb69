"""Where mail goes: to a mail server by a job when one is set, else it is kept as a letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django_tasks import task

from kring.kernel.clock import now
from kring.notifications.letters import keep_letter
from kring.notifications.models import Returned

# A mail server that is away for an hour loses nothing; one that is away for a day was noticed.
NEVER = 500  # a mail server answers this or more when it will never take it
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]


class Post(BaseEmailBackend):
    """Django's mail backend. Enqueues in the transaction of the caller."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for address in message.to:
                post(to=address, subject=str(message.subject), body=str(message.body), beside=beside(message))
        return len(email_messages)


def beside(message: EmailMessage) -> dict[str, Any]:
    """What a mail says beside its text, as JSON can hold it: the same in other forms, and where answers go."""
    others = getattr(message, "alternatives", [])
    forms = [[str(content), str(mimetype)] for content, mimetype in others]
    return {"alternatives": forms, "reply_to": list(message.reply_to)} if forms else {}


def post(*, to: str, subject: str, body: str, beside: Mapping[str, Any]) -> None:
    if settings.DEMO or settings.SMTP is None:
        calendar = next((form for form, kind in beside.get("alternatives", ()) if kind.startswith("text/calendar")), "")
        keep_letter(to=to, subject=subject, body=body, calendar=calendar, now=now())
    else:
        deliver.enqueue(to, subject, body, 0, dict(beside))


@task()
def deliver(to: str, subject: str, body: str, tries: int, beside: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Hand one mail to the mail server; when it is away, try again later."""
    message = EmailMultiAlternatives(subject, body, to=[to], headers={"Auto-Submitted": "auto-generated"}, **beside)
    try:
        mail_server().send_messages([message])
    except OSError as fault:  # smtplib's exceptions are among these
        refused = is_refused(fault)
        if refused or tries == len(WAITS):
            Returned.objects.update_or_create(address=to, defaults={"at": now()})
        if tries == len(WAITS):
            raise
        if not refused:
            deliver.using(run_after=now() + WAITS[tries]).enqueue(to, subject, body, tries + 1, dict(beside))
    else:
        Returned.objects.filter(address=to).delete()


def is_refused(fault: OSError) -> bool:
    """Whether the mail server will never take mail for this address; anything else may pass."""
    return isinstance(fault, SMTPRecipientsRefused) and all(code >= NEVER for code, _ in fault.recipients.values())


def mail_server() -> EmailBackend:
    smtp = settings.SMTP or {}
    return EmailBackend(
        host=smtp["EMAIL_HOST"],
        port=smtp["EMAIL_PORT"],
        username=smtp["EMAIL_HOST_USER"],
        password=smtp["EMAIL_HOST_PASSWORD"],
        use_tls=smtp["EMAIL_USE_TLS"],
        use_ssl=smtp["EMAIL_USE_SSL"],
        timeout=20,
    )
