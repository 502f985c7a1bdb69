"""Writing and reading iCalendar. Pure: values in, bytes out."""
