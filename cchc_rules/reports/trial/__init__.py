"""How does a trial of a rule pack look: its cases, what they cover, which changes they would not notice?"""
