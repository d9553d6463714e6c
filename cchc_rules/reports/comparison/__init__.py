"""What is different between two packs, and what that does to results: one module per output."""
