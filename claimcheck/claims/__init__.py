"""Claims: atomic propositions with who says so, how certainly, how much, when and where."""
