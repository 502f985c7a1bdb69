"""The room of a meeting and its numbered log. Tables only: the live app writes them, pages read them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kring.meetings.models import Meeting


class Room(models.Model):
    """The live place of one meeting, as it was when its first event was stored.

    Until then it follows the plan of the meeting; from then on the script, the seats and the first roles stay, so that
    the log always rebuilds the same room.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, primary_key=True, related_name="room")
    script = models.JSONField()  # the method as it was when the room began: a method in use keeps its version
    seats = models.JSONField()  # ids of the persons around the table, clockwise
    roles = models.JSONField()  # {role: person id} as planned; later changes are events
    guided = models.CharField(max_length=8, blank=True, default="")  # as meetings.Guided
    way = models.CharField(max_length=16, default="phones")  # as meetings.Way
    made_at = models.DateTimeField()

    class Meta:
        db_table = "rooms_room"


class Event(models.Model):
    """One event of a room. `number` counts all events; `position` counts those that everybody is told.

    A hidden contribution takes a number but no position, so that no gap tells others that somebody wrote.
    That a command is stored once needs no constraint of its own: who knows the last number knows every command.
    """

    id = models.BigAutoField(primary_key=True)
    room = models.UUIDField()
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    command = models.UUIDField()
    digest = models.BinaryField(max_length=16)  # of the command's body: the same id with another body is refused
    actor = models.UUIDField()
    at = models.DateTimeField()
    body = models.JSONField()

    class Meta:
        db_table = "rooms_event"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "number"], name="rooms_event_number"),
        ]
