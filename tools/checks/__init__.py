"""The parts of tools/check: each function named check_* takes a Tree and returns faults."""
