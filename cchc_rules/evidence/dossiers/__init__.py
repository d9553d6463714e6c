"""What do the dossier logs of one-stop systems say in figures of a pack?

Heavy libraries (DuckDB, Ibis, Spark, calamine, holidays) are imported by the modules of this room only.
"""
