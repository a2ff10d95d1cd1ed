"""Measurements of speed and memory, each with a peer in the same run. Never part of the tests."""
