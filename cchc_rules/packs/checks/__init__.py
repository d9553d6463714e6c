"""Do the rules of a pack fit together? One module per subject; each yields faults and changes nothing."""
