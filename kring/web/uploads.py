"""A file that is sent stays in memory, and no more of it than is allowed. Nothing is ever written to disk."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

MOST_BYTES = 6_000_000
View = Callable[..., HttpResponse]


class Held(FileUploadHandler):
    """Keeps a file up to one byte more than is allowed, so that the form can say it is too large."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002 -- Django's own shape
        room = MOST_BYTES + 1 - self.held.tell()
        self.held.write(raw_data[: max(0, room)])
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:  # noqa: ARG002
        size = self.held.tell()
        self.held.seek(0)
        return InMemoryUploadedFile(
            file=self.held,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type or "",
            size=size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )


def takes_files(view: View) -> View:
    """A view that takes files. The check for forgery reads what was sent, so it comes after choosing where files go."""
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [Held(request)]
        return checked(request, *args, **kwargs)

    return answer
