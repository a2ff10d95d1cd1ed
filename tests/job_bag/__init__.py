"""Tests of the job bag."""
