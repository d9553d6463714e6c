"""How does a result look? One module per output; all hold texts and layout, none a rule.

May know everything to its left; nothing else knows it but the command line.
"""
