"""How does a Vietnamese office write numbers, dates and names?

Knows nothing of rules, evidence or files; every other room may import from here.
"""
