"""Which look do documents have? The shipped Word templates and the programs that make them."""
