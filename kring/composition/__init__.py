"""Composition: from a list of volunteers to groups that keep every hard rule, and can be defended choice by choice."""
