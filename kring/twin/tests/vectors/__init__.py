"""The published vectors (`frontend/sealed/vectors.json`): both languages must give these answers.

`python -m kring.twin.tests.vectors` makes the file anew, with fresh keys; each answer is checked against the reason
that the case states. `answers` carries out one vector, so that the maker and the test cannot differ.
"""
