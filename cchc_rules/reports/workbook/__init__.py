"""Excel books: the score book with ranking and findings, and the list of tasks."""
