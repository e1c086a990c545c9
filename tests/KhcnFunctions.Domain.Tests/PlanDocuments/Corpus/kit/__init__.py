"""What the corpus is made with: a plan builder that writes a document and its gold result side by side."""
