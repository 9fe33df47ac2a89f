"""Parts of tools/validate_causes: simulated diaries, the Stan twin, comparison, calibration."""
