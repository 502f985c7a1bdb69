"""What a programme costs: quotes in numbered versions that never change, their PDF, and the commissioner's answer.

It owns letterheads too. It must not know groups or what they say: a quote holds numbers of people, never names of them.
"""
