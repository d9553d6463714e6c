"""What has an agency reported for a period? Models and loading of evidence, format 1.

May know the pack's measures; knows no points and no status.
"""
