"""Would the cases of a pack notice if a rule changed? Changes one thing at a time and asks them."""
