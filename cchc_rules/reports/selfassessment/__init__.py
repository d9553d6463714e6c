"""The self-assessment reports in Word: of one agency, and of a province over all its agencies."""
