"""From a document (parsed TOML or JSON) to a method, or to everything that is wrong with it."""

from __future__ import annotations

from kring.methods.rules.method import Method
from kring.methods.rules.reading import MethodFaults, read_method
from kring.methods.rules.sense import faults_in


def parse(document: object) -> Method:
    """The method in a document. Raises MethodFaults with all its faults, in form and in sense."""
    method, faults = read_method(document)
    if not faults:
        faults = list(faults_in(method))
    if faults:
        raise MethodFaults(faults)
    return method
