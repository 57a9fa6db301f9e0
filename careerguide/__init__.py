"""The generator of the career guides: content in, a static site out."""
