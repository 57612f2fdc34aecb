"""The HTML report, made from the JSON document (version 1) alone."""
