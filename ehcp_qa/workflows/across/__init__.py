"""What can only be seen with many plans side by side: statements pasted, children mixed up."""
