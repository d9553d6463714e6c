"""What is kept of an agency for reports of many: plain records with texts, made where it was assessed."""
