"""How does a log, whatever its file, become one Parquet file of texts? One module per kind of file."""
