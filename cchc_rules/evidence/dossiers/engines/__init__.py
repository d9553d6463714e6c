"""On what does the one aggregation run? One module per engine."""
