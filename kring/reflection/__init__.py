"""What somebody does alone around a meeting, and the one part that the group writes together.

Preparation, report and joint part are sealed in the browser. This noun keeps how far somebody says they are, which only
they see, and whether they want to be reminded. It must not know a word, a goal or a guide.
"""
