"""What in a pack is probably a mistake, though it loads? One module per subject.

Run by `cchc rules check` only; loading a pack for an assessment does not wait for it.
"""
