"""Speed and scale, one part a module; `python -m benchmarks.scale DATA` runs them all."""
