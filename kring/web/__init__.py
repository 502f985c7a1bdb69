"""Base templates, shared components, headers and error pages. No models."""
