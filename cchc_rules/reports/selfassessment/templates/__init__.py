"""The shipped Word templates of the reports, and the programs that make them."""
