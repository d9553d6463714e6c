"""How many points does a criterion get, exactly, and what about the score may mean risk?

May know packs and evidence; knows no policy, no status and no text layout.
"""
