"""The rota: who has which role in each meeting of a programme, and what changes when life happens."""
