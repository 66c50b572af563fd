"""What people hold: files kept by their SHA-256 with custody, what they say of themselves, and that beside claims."""
