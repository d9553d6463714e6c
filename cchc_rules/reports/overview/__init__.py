"""The figures of a run at a glance: who stands where, where points go, what is near the line."""
