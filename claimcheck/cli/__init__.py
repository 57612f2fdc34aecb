"""The command line: options to one library call, to an emitter, to an exit code."""

from __future__ import annotations

from claimcheck.cli.app import app, main

__all__ = ["app", "main"]
