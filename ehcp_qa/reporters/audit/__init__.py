"""What an audit of folders says: a summary, a workbook, a page, and a sheet for moderation."""
