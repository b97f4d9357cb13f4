"""What a project's files are read and changed with: text, YAML, paths, locks, saving, spreadsheets, names."""
