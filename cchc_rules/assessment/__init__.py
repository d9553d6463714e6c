"""What is the result of an agency? Statuses, totals, conclusions, from scoring and inference.

May know everything to its left; knows no task list and no layout.
"""
