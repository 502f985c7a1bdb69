"""Does the course make sense: does every way through lead to the end, and is there a presenter when one is needed?"""

from __future__ import annotations

from collections.abc import Iterator

from kring.kernel.text import Text
from kring.methods.rules.method import PRESENTER, Form, Method, Phase
from kring.methods.rules.reading import Fault


def faults_in_course(method: Method) -> Iterator[Fault]:
    yield from _modules(method)
    yield from _loops(method)
    yield from _the_presenter(method)


def _modules(method: Method) -> Iterator[Fault]:
    offered: list[str] = []
    for phase in method.phases:
        if phase.module and phase.module not in offered:
            yield Fault(
                phase.key,
                Text(
                    f"geen keuze leidt naar deze stap: “{phase.module}” is geen module van een eerdere stap",
                    f"no choice leads to this phase: “{phase.module}” is no module of an earlier phase",
                ),
            )
        if (phase.form is Form.MODULE) != bool(phase.modules):
            yield Fault(
                phase.key,
                Text("de vorm “module” en een lijst modules horen bij elkaar", "the form “module” goes with modules"),
            )
        if phase.form is Form.MODULE and phase.module:
            yield Fault(phase.key, Text("een keuze kan niet in een module staan", "a choice cannot stand in a module"))
        for module in phase.modules:
            yield from _one_module(method, phase, module.key, offered)
            offered.append(module.key)
    if method.phases[-1].module:
        yield Fault(
            method.phases[-1].key,
            Text("de laatste stap kan niet van een keuze afhangen", "the last phase cannot depend on a choice"),
        )


def _one_module(method: Method, phase: Phase, key: str, offered: list[str]) -> Iterator[Fault]:
    if key in offered:
        yield Fault(phase.key, Text(f"de module “{key}” komt twee keer voor", f"the module “{key}” occurs twice"))
    if not any(later.module == key for later in method.phases[method.index(phase.key) + 1 :]):
        yield Fault(
            phase.key,
            Text(f"de module “{key}” heeft geen stappen", f"the module “{key}” has no phases"),
        )


def _loops(method: Method) -> Iterator[Fault]:
    ended = -1
    for number, phase in enumerate(method.phases):
        if phase.loop is None:
            continue
        to = method.index(phase.loop.to)
        if not 0 <= to <= number:
            yield Fault(
                phase.key,
                Text(
                    f"de lus gaat naar “{phase.loop.to}”, en dat is geen eerdere stap",
                    f"the loop goes to “{phase.loop.to}”, which is no earlier phase",
                ),
            )
        elif to <= ended:
            yield Fault(phase.key, Text("twee lussen lopen door elkaar", "two loops cross each other"))
        elif method.phases[to].module not in {"", phase.module}:
            yield Fault(phase.key, Text("de lus gaat een module in", "the loop goes into a module"))
        if number == len(method.phases) - 1:
            yield Fault(
                phase.key,
                Text("de lus heeft geen uitgang: er komt geen stap meer na", "the loop has no exit: no phase follows"),
            )
        if phase.loop.passes is not None and PRESENTER not in method.roles:
            yield Fault(phase.key, Text("deze methode heeft geen inbrenger", "this method has no presenter"))
        ended = number


def _the_presenter(method: Method) -> Iterator[Fault]:
    key = method.presenter_after
    if not key:
        return
    chosen = method.index(key)
    if not 0 <= chosen < len(method.phases) - 1:
        said = f"“presenter_after” noemt “{key}”, en dat is geen stap vóór het einde"
        yield Fault(None, Text(said, f"“presenter_after” names “{key}”, which is no phase before the end"))
        return
    if PRESENTER not in method.roles:
        yield Fault(None, Text("presenter_after vraagt “presenter” in roles", "presenter_after needs it in roles"))
    if method.phases[chosen].module:
        yield Fault(
            key,
            Text(
                "hier wordt ook wie inbrengt gekozen: dat kan niet in een module",
                "the presenter is chosen here: not in a module",
            ),
        )
    for phase in method.phases[: chosen + 1]:
        counted_on = [*phase.speaks, *phase.outside, *(role for writing in phase.writes for role in writing.who)]
        if PRESENTER in counted_on:
            yield Fault(
                phase.key,
                Text("hier is nog niemand inbrenger (presenter_after)", "nobody is presenter yet (presenter_after)"),
            )
