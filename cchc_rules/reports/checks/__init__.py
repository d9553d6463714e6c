"""What was found in rule packs, as text, JSON, SARIF or JUnit. One module per output."""
