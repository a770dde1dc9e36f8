"""What the command line shows: tables, timelines, progress, and rows in other formats."""
