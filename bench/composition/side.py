"""One side of the measurement, in a process of its own: reads the list, makes groups, prints them with what it took.

What reading the list and loading libraries takes is not counted, on any side.

`python -m bench.composition.side SIDE volunteers.csv chart.csv MIN MAX SECONDS SEED`
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from kring.composition.rules.reading import read, read_chart
from kring.composition.rules.tables import Tables
from kring.composition.rules.volunteer import Volunteer, Wanted

Groups = list[list[str]]
Side = Callable[[Sequence[Volunteer], Wanted, float, int], tuple[Groups, float | None]]


def kring(people: Sequence[Volunteer], wanted: Wanted, seconds: float, seed: int) -> tuple[Groups, float | None]:
    from kring.composition.rules.answer import answer

    found = answer(people, wanted, seconds=seconds, seed=seed)
    return [list(members) for members, _ in found.groups], found.bound


def cpsat(people: Sequence[Volunteer], wanted: Wanted, seconds: float, seed: int) -> tuple[Groups, float | None]:
    """OR-Tools CP-SAT on all hard rules, pool by pool; it places as many as it can in its share of the time."""
    from ortools.sat.python import cp_model

    from kring.composition.rules.pools import pools

    tables = Tables(people, wanted)
    placed: set[int] = set()
    groups: Groups = []
    for pool in pools(tables):
        rows = [int(row) for row in pool if int(row) not in placed]
        if len(rows) < wanted.smallest:
            continue
        may, _ = tables.between(pool[[row in set(rows) for row in pool.tolist()]])
        share = seconds * len(rows) / len(people)
        found = _cpsat_pool(cp_model, people, rows, may, wanted=wanted, seconds=share, seed=seed)
        for group in found:
            placed.update(group)
            groups.append([people[row].id for row in group])
    return groups, None


def _cpsat_pool(
    cp_model: Any, people: Sequence[Volunteer], rows: list[int], may: Any, *, wanted: Wanted, seconds: float, seed: int
) -> list[list[int]]:
    model = cp_model.CpModel()
    slots = sorted(set().union(*(people[row].slots for row in rows)))
    count = len(rows) // wanted.smallest
    inside = [[model.new_bool_var("") for _ in range(count)] for _ in rows]
    at = [[model.new_bool_var("") for _ in slots] for _ in range(count)]
    for mine in inside:
        model.add_at_most_one(mine)
    for group in range(count):
        used = model.new_bool_var("")
        model.add(sum(at[group]) == used)
        size = sum(mine[group] for mine in inside)
        model.add(size >= wanted.smallest * used)
        model.add(size <= wanted.largest * used)
        for nth, row in enumerate(rows):
            for slot, name in enumerate(slots):
                if name not in people[row].slots:
                    model.add_at_most_one([inside[nth][group], at[group][slot]])
        for one, other in combinations(range(len(rows)), 2):
            if not may[one, other]:
                model.add_at_most_one([inside[one][group], inside[other][group]])
    model.maximize(sum(sum(mine) for mine in inside))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.2, seconds)
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return []
    found = [[row for nth, row in enumerate(rows) if solver.value(inside[nth][g])] for g in range(count)]
    return [group for group in found if group]


def genetic(people: Sequence[Volunteer], wanted: Wanted, seconds: float, seed: int) -> tuple[Groups, float | None]:
    """What team builders do: orders are cut into teams and the fittest crossed; rules are part of fitness."""
    import numpy as np
    import pygad

    tables = Tables(people, wanted)
    n, size = len(people), wanted.smallest
    cuts = [list(range(at, at + size)) for at in range(0, n - size + 1, size)]
    may, score = tables.between(np.arange(n, dtype=np.int32))

    def worth(genes: Any) -> float:
        order = np.argsort(genes, kind="stable")
        total = 0.0
        for cut in cuts:
            team = order[cut]
            pairs = may[np.ix_(team, team)].sum() / (size * (size - 1))
            total += 20 * pairs * size + score[np.ix_(team, team)].sum() / (size - 1) / 10
        return total

    ends = time.monotonic() + seconds
    search = pygad.GA(
        num_generations=1_000_000,
        num_parents_mating=10,
        sol_per_pop=30,
        num_genes=n,
        gene_space={"low": 0, "high": 1},
        fitness_func=lambda _, genes, __: worth(genes),
        on_generation=lambda _: "stop" if time.monotonic() > ends else None,
        mutation_percent_genes=max(1, 200 // n),
        random_seed=seed,
        suppress_warnings=True,
    )
    search.run()
    order = np.argsort(search.best_solution()[0], kind="stable")
    return [[people[row].id for row in order[cut]] for cut in cuts], None


def random_order(people: Sequence[Volunteer], wanted: Wanted, _: float, seed: int) -> tuple[Groups, float | None]:
    """The yardstick: teams by lot."""
    order = [one.id for one in people]
    Random(seed).shuffle(order)  # noqa: S311 -- a lot
    size = wanted.smallest
    return [order[at : at + size] for at in range(0, len(order) - size + 1, size)], None


LIBRARIES = {
    "kring": ["kring.composition.rules.answer"],
    "cpsat": ["ortools.sat.python.cp_model"],
    "genetic": ["pygad"],
}
SIDES: dict[str, Side] = {"kring": kring, "cpsat": cpsat, "genetic": genetic, "lot": random_order}


def main() -> None:
    name, listed, chart, smallest, largest, seconds, seed = sys.argv[1:]
    for library in LIBRARIES.get(name, ()):
        import_module(library)
    org = read_chart(Path(chart).read_bytes())
    people = read(Path(listed).read_bytes(), org).volunteers
    begun = time.process_time()
    groups, bound = SIDES[name](people, Wanted(int(smallest), int(largest), org), float(seconds), int(seed))
    took = time.process_time() - begun
    print(json.dumps({"groups": groups, "bound": bound, "cpu": took, "megabytes": _most_memory()}))


def _most_memory() -> float:
    """Megabytes of this process at its largest; what `resource` tells begins with the size of who started it."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
