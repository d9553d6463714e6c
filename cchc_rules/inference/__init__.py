"""What follows from the facts? Policies over signals, findings and documents.

Sees words and integers only: no threshold arithmetic happens here.
"""
