"""Makes joint letters, as DOCX, PDF, HTML or text, of the YAML and the prose of a campaign."""
