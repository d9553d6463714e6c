"""Results of a self-assessment as table, CSV, Markdown and JSON; one criterion explained."""
