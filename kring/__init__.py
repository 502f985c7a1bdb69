"""Kring: sealed, guided peer consultation (intervisie). Layers and rooms: see ARCHITECTURE.md."""
