"""Event data out to the formats of others, and in from them: knows the model and the record's tables, nothing else."""
