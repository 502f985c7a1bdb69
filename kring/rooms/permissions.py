"""Who may enter a room: the members of its group. Right and room come in one call."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from kring.groups.permissions import May, rights
from kring.kernel.errors import NotFound, NotPermitted
from kring.meetings.models import Meeting
from kring.people.models import Person


def access_room(person: Person, meeting_id: uuid.UUID) -> Meeting:
    """The meeting whose room `person` may use. Who may not know the group cannot tell that it exists."""
    meeting = Meeting.objects.select_related("group__organisation").filter(pk=meeting_id, cancelled_at=None).first()
    allowed = rights(person, meeting.group) if meeting else frozenset()
    if meeting is None or May.READ_GROUP not in allowed:
        raise NotFound(_("This room does not exist, or is not for you."))
    if May.USE_ROOM not in allowed:
        raise NotPermitted(_("Only members of the group come into the room. Ask a member to let you in."))
    return meeting
