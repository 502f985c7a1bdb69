"""Tables keep their names, and what they point to lies below them."""

from __future__ import annotations

from django.apps import apps
from django.db.models import ForeignKey

from tests.architecture.tracked import layers

TABLES = {
    "closing": {"closing_consent", "closing_retention", "closing_term", "closing_took_part"},
    "dates": {"dates_answer", "dates_closure", "dates_poll", "dates_slot"},
    "calendars": {"calendars_feed_link", "calendars_invitation"},
    "agreements": {"agreements_copy", "agreements_review"},
    "releases": {"releases_release", "releases_told"},
    "evaluation": {
        "evaluation_answered",
        "evaluation_note_copy",
        "evaluation_note_signature",
        "evaluation_note_version",
        "evaluation_questions",
        "evaluation_reminded",
    },
    "groups": {"groups_group", "groups_membership"},
    "literature": {"literature_title"},
    "meetings": {
        "meetings_absence",
        "meetings_attendance",
        "meetings_decision",
        "meetings_meeting",
        "meetings_no_case",
        "meetings_not_yet_facilitator",
        "meetings_reminded",
        "meetings_role_holder",
        "meetings_rota",
        "meetings_substitute",
        "meetings_turn_change",
    },
    "notifications": {"notifications_letter", "notifications_returned"},
    "offerings": {
        "offerings_intervisor",
        "offerings_interest",
        "offerings_offering",
        "offerings_question",
        "offerings_version",
    },
    "organisations": {"organisations_appointment", "organisations_organisation"},
    "people": {"people_first_link", "people_identity", "people_person", "people_way_in"},
    "reflection": {"reflection_progress", "reflection_wish"},
    "rounds": {"rounds_round", "rounds_writer"},
    "rooms": {"rooms_event", "rooms_room"},
    "sealed": {
        "sealed_epoch_wrap",
        "sealed_item",
        "sealed_log_entry",
        "sealed_log_head",
        "sealed_personal_item",
        "sealed_shared_item",
    },
    "goals": set(),
    "methods": set(),
    "overviews": set(),
    "path": set(),
    "volunteers": {
        "volunteers_entry",
        "volunteers_pool",
        "volunteers_proposal",
        "volunteers_published",
        "volunteers_rule",
        "volunteers_seat",
        "volunteers_upload",
    },
    "practice": set(),
    "pulses": {"pulses_pulse", "pulses_voter"},
    "programmes": {
        "programmes_facilities",
        "programmes_party",
        "programmes_programme",
        "programmes_readiness",
        "programmes_step",
    },
    "quotes": {"quotes_answer", "quotes_draft", "quotes_letterhead", "quotes_quote"},
    "requests": {
        "requests_chart",
        "requests_participation",
        "requests_request",
        "requests_sign_up",
    },
    "talks": {"talks_agreement", "talks_intake_record", "talks_signature", "talks_talk"},
    "workshop": {"workshop_method_version", "workshop_own_method"},
    "web": set(),
}


# Columns of sealed nouns that hold one of a few words of ours, and never what somebody typed.
WORDS = {"Room": {"guided", "way"}}


def own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("kring.")]


def depth(label: str) -> int:
    [at] = [number for number, layer in enumerate(layers()) if label in layer]
    return at


def test_labels_and_tables_are_fixed():
    present: dict[str, set[str]] = {config.label: set() for config in apps.get_app_configs() if "kring" in config.name}
    for model in own_models():
        present[model._meta.app_label].add(model._meta.db_table)
    assert present == TABLES


def test_a_table_points_only_to_its_own_noun_or_below():
    upwards = [
        f"{model._meta.label}.{field.name}"
        for model in own_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey)
        and (label := field.related_model._meta.app_label) != model._meta.app_label
        and depth(label) <= depth(model._meta.app_label)
    ]
    assert upwards == []


def test_what_is_sealed_is_named_so_and_is_bytes():
    """No column could hold a plaintext: text columns of sealed nouns are few, and named here."""
    for label in ("sealed", "rooms"):
        for model in apps.get_app_config(label).get_models():
            texts = {
                field.name for field in model._meta.fields if field.get_internal_type() in {"CharField", "TextField"}
            }
            assert texts == WORDS.get(model.__name__, set()), model
