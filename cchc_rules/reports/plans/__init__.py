"""The remediation plan as a Word document, Markdown and JSON."""
