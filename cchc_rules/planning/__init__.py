"""Who has to do what by when? Findings to tasks to a plan.

May know assessments; knows no file format.
"""
