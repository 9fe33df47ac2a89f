"""The parts of tools/validate_locate. Written from docs/methods/locate.md, not from the engine."""
