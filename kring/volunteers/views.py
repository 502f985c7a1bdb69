"""Lists of people: making one, filling it, correcting it, and a person's own row."""

from __future__ import annotations

import uuid
from itertools import pairwise
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.kernel.clock import now
from kring.kernel.errors import NotFound, Refusal
from kring.offerings.queries import access_offering
from kring.people.queries import person_of
from kring.programmes.permissions import May as MayProgramme
from kring.programmes.queries import access_programme
from kring.volunteers import actions, gathering, queries
from kring.volunteers.forms import EntryForm, OwnForm, PoolForm, RuleForm, UploadForm
from kring.volunteers.models import Entry, Pool
from kring.volunteers.permissions import May
from kring.volunteers.publishing import own_outcome
from kring.web.uploads import takes_files

PEOPLE_ON_A_PAGE = 50
PROBLEMS_ON_A_PAGE = 100
FIRST_SHOWN = 8


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def lists(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """The lists of an organisation, and making one."""
    organisation = queries.access_lists(person_of(request), organisation_id)
    form = PoolForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(actions.make_pool(organisation, **form.cleaned_data, now=now()))
    shown = {
        "organisation": organisation,
        "pools": queries.pools_of(organisation),
        "waiting": gathering.waiting(organisation),
        "forming": gathering.forming(organisation),
        "form": form,
    }
    return render(request, "volunteers/lists.html", shown)


@require_POST
@login_required
def from_signups(request: HttpRequest, organisation_id: uuid.UUID, offering: str) -> HttpResponse:
    """A list of who signed up for one offering of this organisation."""
    person = person_of(request)
    organisation = queries.access_lists(person, organisation_id)
    found = access_offering(person, offering)
    if found.organisation_id != organisation.pk:
        raise NotFound(_("This offering belongs to another organisation."))
    return redirect(gathering.list_signups(found, now=now()))


@require_POST
@login_required
def from_programme(request: HttpRequest, organisation_id: uuid.UUID, programme_id: uuid.UUID) -> HttpResponse:
    """A list of who said yes in one programme of this organisation."""
    person = person_of(request)
    organisation = queries.access_lists(person, organisation_id)
    programme = access_programme(person, programme_id, to=MayProgramme.NAME_PARTIES)
    if programme.organisation_id != organisation.pk:
        raise NotFound(_("This programme belongs to another organisation."))
    return redirect(gathering.list_participants(programme, now=now()))


@require_POST
@login_required
def take_over(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """Who signed up since comes on the list too."""
    pool = _pool(request, organisation_id, pool_id, to=May.KEEP)
    gathering.take_over(pool)
    return redirect(pool)


@require_safe
@login_required
def show(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """One list: its people, page by page, and what can be done with it."""
    pool = _pool(request, organisation_id, pool_id, to=May.READ)
    asked = request.GET.get("zoek", "").strip()[:100]
    shown = {
        "pool": pool,
        "page": page_of(request, queries.found_by(pool, asked), PEOPLE_ON_A_PAGE),
        "asked": asked,
        "figures": queries.figures(pool),
        "upload": queries.upload_of(pool),
        "newest": queries.proposals_of(pool).first(),
        "published": pool.proposals.exclude(published_at=None).first(),
    }
    return render(request, "volunteers/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """The name and bounds of a list; beside it another round, and throwing it away."""
    pool = _pool(request, organisation_id, pool_id, to=May.KEEP)
    initial = {"name": pool.name, "smallest": pool.smallest, "largest": pool.largest}
    form = PoolForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.change_pool(pool, **form.cleaned_data)
        return redirect(pool)
    shown = {"form": form, "pool": pool, "figures": queries.figures(pool)}
    return render(request, "volunteers/change.html", shown)


@require_POST
@login_required
def forget(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    actions.forget_pool(_pool(request, organisation_id, pool_id, to=May.KEEP))
    return redirect("volunteers:lists", organisation_id)


@require_POST
@login_required
def again(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """Another round with the same people: a list of its own."""
    pool = _pool(request, organisation_id, pool_id, to=May.KEEP)
    return redirect("volunteers:change", organisation_id, actions.copy_pool(pool, now=now()).id)


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def bring(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """A file is sent; every problem in it is shown by line before anything is put on the list."""
    pool = _pool(request, organisation_id, pool_id, to=May.KEEP)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        chart = form.cleaned_data["chart"]
        content = form.cleaned_data["file"].read()
        actions.keep_upload(pool, content=content, chart=chart.read() if chart else b"", now=now())
        return redirect("volunteers:bring", organisation_id, pool_id)
    upload = queries.upload_of(pool)
    if upload is None or form.is_bound:
        return render(request, "volunteers/bring.html", {"form": form, "pool": pool})
    seen = queries.preview(upload)
    shown = {
        "pool": pool,
        "seen": seen,
        "people": len(seen.volunteers),
        "first": seen.volunteers[:FIRST_SHOWN],
        "problems": page_of(request, list(seen.problems), PROBLEMS_ON_A_PAGE),
    }
    return render(request, "volunteers/check.html", shown)


@require_POST
@login_required
def confirm(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """All of the waiting file is put on the list, or nothing; or the file is thrown away."""
    pool = _pool(request, organisation_id, pool_id, to=May.KEEP)
    upload = queries.upload_of(pool)
    if upload is None:
        return redirect("volunteers:bring", organisation_id, pool_id)
    if "weg" in request.POST:
        upload.delete()
        return redirect("volunteers:bring", organisation_id, pool_id)
    actions.confirm_upload(upload)
    return redirect(pool)


@require_POST
@login_required
def ask(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    pool = _pool(request, organisation_id, pool_id, to=May.ASK)
    actions.ask_everybody(pool, by=person_of(request), now=now())
    return redirect(pool)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    pool = _pool(request, organisation_id, pool_id, to=May.KEEP)
    form = EntryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_entry(pool, form.cleaned_data)
        except Refusal as refusal:
            form.add_error("mail", str(refusal.sentence))
        else:
            return redirect(pool)
    return render(request, "volunteers/entry.html", {"form": form, "pool": pool, "entry": None})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def entry(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, entry_id: int) -> HttpResponse:
    """One row, without whom they avoid: only how many, and that their own page shows them alone."""
    pool = _pool(request, organisation_id, pool_id, to=May.KEEP)
    found = queries.access_entry(pool, entry_id)
    form = EntryForm(request.POST or None, entry=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_entry(found, form.cleaned_data)
        except Refusal as refusal:
            form.add_error("mail", str(refusal.sentence))
        else:
            return redirect(pool)
    shown = {"form": form, "pool": pool, "entry": found, "avoiding": len(found.avoid)}
    return render(request, "volunteers/entry.html", shown)


@require_POST
@login_required
def remove(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, entry_id: int) -> HttpResponse:
    pool = _pool(request, organisation_id, pool_id, to=May.KEEP)
    actions.remove_entry(queries.access_entry(pool, entry_id))
    return redirect(pool)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def rules(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID) -> HttpResponse:
    """Pairs that a coordinator keeps apart, or would rather have together."""
    pool = _pool(request, organisation_id, pool_id, to=May.COMPOSE)
    form = RuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _add_rule(pool, form):
        return redirect("volunteers:rules", organisation_id, pool_id)
    asked = pool.rules.select_related("one", "other").defer("one__avoid", "other__avoid").order_by("id")
    return render(request, "volunteers/rules.html", {"pool": pool, "form": form, "rules": asked})


def _add_rule(pool: Pool, form: RuleForm) -> bool:
    """False with a fault beside the field when a name is nobody's, or of more than one."""
    found: dict[str, Entry] = {}
    for name in ("one", "other"):
        entry = queries.find_entry(pool, form.cleaned_data[name])
        if entry is None:
            form.add_error(name, _("This is nobody on the list, or more than one person. Give the mail address."))
        else:
            found[name] = entry
    if form.errors:
        return False
    try:
        actions.add_rule(pool, form.cleaned_data["kind"], found["one"], found["other"])
    except Refusal as refusal:
        form.add_error("other", str(refusal.sentence))
    return not form.errors


@require_POST
@login_required
def remove_rule(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, rule_id: int) -> HttpResponse:
    pool = _pool(request, organisation_id, pool_id, to=May.COMPOSE)
    actions.remove_rule(pool, rule_id)
    return redirect("volunteers:rules", organisation_id, pool_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def own(request: HttpRequest, pool_id: uuid.UUID) -> HttpResponse:
    """A person's own row, and once groups were made: what became of it."""
    mine = queries.access_own(person_of(request), pool_id)
    initial = {name: getattr(mine, name) for name in OwnForm.base_fields}
    form = OwnForm(request.POST or None, slots=queries.slots_named(mine.pool), initial=initial)
    outcome = own_outcome(mine)
    if request.method == "POST" and outcome is None and form.is_valid():
        actions.correct_own(mine, form.cleaned_data, now=now())
        return redirect(f"{request.path}?opgeslagen")
    shown: dict[str, Any] = {"mine": mine, "form": form, "outcome": outcome, "saved": "opgeslagen" in request.GET}
    return render(request, "volunteers/own.html", shown)


class Leaf(Page[Any]):
    """A page that names the pages around it, the first and the last; None stands for those between."""

    def around(self) -> list[int | None]:
        near = {1, self.number - 1, self.number, self.number + 1, self.paginator.num_pages}
        named = sorted(number for number in near if 1 <= number <= self.paginator.num_pages)
        gaps = {later for earlier, later in pairwise(named) if later - earlier > 1}
        return [each for number in named for each in ((None, number) if number in gaps else (number,))]


class Leaves(Paginator[Any]):
    def _get_page(self, *parts: Any, **more: Any) -> Leaf:
        return Leaf(*parts, **more)


def page_of(request: HttpRequest, rows: QuerySet[Any] | list[Any], many: int) -> Page[Any]:
    """The page that the address asks for; the nearest one when there is no such page."""
    return Leaves(rows, many).get_page(request.GET.get("pagina"))


def _pool(request: HttpRequest, organisation_id: uuid.UUID, pool_id: uuid.UUID, *, to: May) -> Pool:
    return queries.access_pool(person_of(request), organisation_id, pool_id, to=to)
