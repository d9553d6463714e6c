"""How do figures travel in an Excel form? Written for an agency to fill in, read back cell by cell.

Writing needs XlsxWriter, reading openpyxl and python-calamine; each is imported only where it is used.
"""
