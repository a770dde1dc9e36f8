"""The record: what many articles told, kept as Parquet parts and asked through DuckDB."""
