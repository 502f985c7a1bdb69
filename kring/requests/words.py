"""What requests calls things on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SLOTS = {
    "ma-ochtend": _("Monday morning"),
    "ma-middag": _("Monday afternoon"),
    "di-ochtend": _("Tuesday morning"),
    "di-middag": _("Tuesday afternoon"),
    "wo-ochtend": _("Wednesday morning"),
    "wo-middag": _("Wednesday afternoon"),
    "do-ochtend": _("Thursday morning"),
    "do-middag": _("Thursday afternoon"),
    "vr-ochtend": _("Friday morning"),
    "vr-middag": _("Friday afternoon"),
}
