"""Pure rules: from people, meetings and what really happened to a rota."""
