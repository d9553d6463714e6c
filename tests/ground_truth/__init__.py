"""Five source documents, fact by fact, against what the packs and fixtures say."""
