"""Tests of the tools that need more than a tree and a word; called by tools/test_tools."""
