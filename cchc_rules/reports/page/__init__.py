"""A run as one HTML file for everyone: opened from disk, printed, read on a telephone, without a network."""
