"""Pure: the questions of each form, and when a form is asked."""
