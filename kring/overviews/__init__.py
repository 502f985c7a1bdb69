"""The pages that gather: a programme's page, and what each role needs to see first. No tables of its own."""
