"""The server: the protocol's messages to the session, and its answers back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError
from claimcheck.lsp.actions import DECIDE, actions
from claimcheck.lsp.diagnostics import diagnostics
from claimcheck.lsp.hover import hover
from claimcheck.lsp.session import Session

PAUSE = 0.4  # seconds without a keystroke after which a draft is checked

T = TypeVar("T")


class Server(LanguageServer):
    """A language server with one session, which lives in a thread of its own."""

    def __init__(self) -> None:
        super().__init__("claimcheck", __version__)
        self.session = Session()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="claimcheck")
        self._latest: dict[str, int] = {}

    async def work(self, task: Callable[..., T], *arguments: Any) -> T:
        """Run ``task`` in the session's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, task, *arguments)

    async def examine(self, uri: str, *, pause: float = 0.0) -> None:
        """Check a document and publish what is found, unless it changes in the meantime."""
        number = self._latest[uri] = self._latest.get(uri, 0) + 1
        await asyncio.sleep(pause)
        path = to_fs_path(uri)
        if self._latest[uri] != number or path is None:
            return
        document = self.workspace.get_text_document(uri)
        version = document.version
        try:
            examined = await self.work(self.session.examine, Path(path), document.source)
        except ClaimcheckError as error:
            self.window_show_message(
                types.ShowMessageParams(types.MessageType.Error, f"claimcheck: {error}")
            )
            return
        if self._latest.get(uri) == number:
            found = diagnostics(examined, self.encoding) if examined else []
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, found, version)
            )

    def forget(self, uri: str) -> None:
        """Take the diagnostics of a closed document away."""
        self._latest.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @property
    def encoding(self) -> str | None:
        """The units in which the client counts columns."""
        return self.workspace.position_encoding


def make_server() -> Server:
    """A server with all its handlers."""
    server = Server()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        await ls.examine(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        await ls.examine(params.text_document.uri, pause=PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        await ls.examine(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.forget(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        examined = ls.session.examined.get(Path(to_fs_path(params.text_document.uri) or ""))
        return await ls.work(hover, examined, params.position, ls.encoding) if examined else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    async def _actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        examined = ls.session.examined.get(Path(to_fs_path(params.text_document.uri) or ""))
        return await ls.work(actions, examined, params.range, ls.encoding) if examined else []

    @server.command(DECIDE)
    async def _decide(
        ls: Server, path: str, fingerprint: str, resolution: str, reason: str
    ) -> None:
        try:
            await ls.work(ls.session.decide, Path(path), fingerprint, resolution, reason)
        except ClaimcheckError as error:
            ls.window_show_message(
                types.ShowMessageParams(types.MessageType.Error, f"claimcheck: {error}")
            )
        else:
            await ls.examine(Path(path).as_uri())

    return server
