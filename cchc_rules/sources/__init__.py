"""What does a file a person wrote say, where does it say it, and what is wrong with it?

Knows YAML, JSON and pydantic, and nothing of rules or evidence.
"""
