"""What the rules of a pack say, in Vietnamese sentences: pages of packs, one criterion, an overview."""
