"""What meetings and the programme brought, said by the group to itself, and the note of a closing talk.

It owns the questions of the forms, which are open, and who answered which form when. Answers are sealed to the group,
and a talk's note to those at its table: this noun must not know what any of them says, and tells nobody outside.
"""
