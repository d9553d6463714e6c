"""What do the rules of a year say? Models and loading of rule packs, format 1.

May know files and words; knows no evidence and no result.
"""
