"""Pages as news sites build them, made from own text, and how much of them ``dragoman`` takes out rightly."""
