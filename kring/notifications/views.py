"""The mailbox page. It shows everybody's letters to everybody: in the demo, or where the host asked for it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.notifications.letters import newest_letters


@require_safe
def postvak(request: HttpRequest) -> HttpResponse:
    if not settings.POSTVAK:
        raise Http404
    return render(request, "notifications/postvak.html", {"letters": newest_letters(to=request.GET.get("aan", ""))})


@require_safe
def newest(_request: HttpRequest) -> HttpResponse:
    """The number of the newest letter: an open page asks whether there is a new one."""
    if not settings.POSTVAK:
        raise Http404
    letters = newest_letters(most=1)
    return JsonResponse({"newest": letters[0].pk if letters else 0})
