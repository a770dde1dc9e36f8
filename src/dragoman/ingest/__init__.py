"""Articles: whatever is handed in becomes documents, and what cannot be read becomes a quarantine row."""
