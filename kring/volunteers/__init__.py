"""Lists of people who want to take part, and groups made of them. Above groups; knows no meeting and nothing sealed."""
