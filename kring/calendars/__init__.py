"""Calendars: iCalendar files from plain values, invitations by mail, the answers to them, and the secret feed."""
