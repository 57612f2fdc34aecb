"""Reports: one module for each output format, over a finished Report."""
