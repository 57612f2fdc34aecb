"""The editor server in a real session over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import sys

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from claimcheck.lsp.positions import Positions
from claimcheck.spans import Span

pytestmark = pytest.mark.model

DRAFT = (
    "---\noutlet: Northern Lamp\npublished: 2025-03-12\n---\n# Ferry aground\n\n"
    "🚢 The ferry ran aground near Port Varn on Tuesday evening with 214 passengers on board.\n\n"
    "Twelve people were hurt: seven men and four women.\n"
)
COURIER = (
    "---\noutlet: Albion Courier\npublished: 2025-03-12\n---\n"
    "The ferry ran aground near Port Varn on Tuesday evening with 241 passengers on board.\n"
)
PATIENCE = 120  # seconds for an answer from a busy machine


class Editor:
    """A client that collects what the server publishes."""

    def __init__(self):
        self.client = LanguageClient("test-editor", "1")
        self.published = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _published(params):
            self.published.put_nowait(params)

    async def start(self, folder):
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
        await self.client.start_io(
            sys.executable, "-m", "claimcheck", "lsp", cwd=folder, env=environment
        )
        answer = await self.client.initialize_async(
            types.InitializeParams(
                process_id=os.getpid(),
                root_uri=folder.as_uri(),
                capabilities=types.ClientCapabilities(),
            )
        )
        self.client.initialized(types.InitializedParams())
        return answer

    async def diagnostics(self):
        return await asyncio.wait_for(self.published.get(), PATIENCE)

    async def stop(self):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


@pytest.fixture
def desk(tmp_path):
    for name, text in {
        "drafts/ferry.md": DRAFT,
        "coverage/courier.txt": COURIER,
        "claimcheck.toml": 'house = ["drafts"]\nagainst = ["coverage"]\nignore = ["CC2"]\n',
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def utf16(text, place):
    """The words at a range, counted as the protocol counts by default."""
    line = text.split("\n")[place.start.line].encode("utf-16-le")
    return line[2 * place.start.character : 2 * place.end.character].decode("utf-16-le")


def test_a_session(desk):
    asyncio.run(asyncio.wait_for(_session(desk), 4 * PATIENCE))


async def _session(desk):
    editor = Editor()
    answer = await editor.start(desk)
    assert answer.capabilities.hover_provider
    file = desk / "drafts" / "ferry.md"
    uri = file.as_uri()
    client = editor.client
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 1, DRAFT))
    )

    # What was planted is there, at the right words, and opens the other outlet's sentence.
    found = {d.code: d for d in (await editor.diagnostics()).diagnostics}
    assert set(found) == {"CC101", "CC402"}
    number = found["CC101"]
    assert utf16(DRAFT, number.range) == "214 passengers"
    assert number.severity is types.DiagnosticSeverity.Warning
    assert found["CC402"].severity is types.DiagnosticSeverity.Error
    (related,) = number.related_information
    assert related.location.uri == (desk / "coverage" / "courier.txt").as_uri()
    assert utf16(COURIER, related.location.range) == "241 passengers"

    # Hover: one row for each outlet.
    hover = await client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(uri), number.range.start)
    )
    assert "| Northern Lamp | the draft |" in hover.contents.value
    assert "| Albion Courier | conflicts |" in hover.contents.value

    # A code action writes the suppression; with it in the text the finding is gone.
    offered = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(uri), number.range, types.CodeActionContext([number])
        )
    )
    silence = next(
        a for a in offered if a.title == "Silence CC101 here: checked with our own source"
    )
    (edit,) = silence.edit.changes[uri]
    assert edit.new_text == "<!-- claimcheck: ignore[CC101] checked with our own source -->\n\n"
    lines = DRAFT.split("\n")
    lines.insert(edit.range.start.line, edit.new_text.rstrip("\n") + "\n")
    changed = "\n".join(lines)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version=2, uri=uri),
            [types.TextDocumentContentChangeWholeDocument(changed)],
        )
    )
    after = await editor.diagnostics()
    assert (after.version, {d.code for d in after.diagnostics}) == (2, {"CC402"})

    # A decision is recorded beside the copy and takes the last one away.
    wrong = after.diagnostics[0]
    offered = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(uri), wrong.range, types.CodeActionContext([wrong])
        )
    )
    assert "Record CC402 as wrong" in {a.title for a in offered}
    fingerprint = wrong.data["fingerprint"]
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams(
            "claimcheck.decide", arguments=[str(file), fingerprint, "wrong", "a slip of the parser"]
        )
    )
    assert not (await editor.diagnostics()).diagnostics
    recorded = (desk / ".claimcheck" / "decisions.jsonl").read_text("utf-8")
    assert json.loads(recorded)["fingerprint"] == fingerprint

    # Coverage is no house copy, and a closed document keeps no diagnostics.
    other = (desk / "coverage" / "courier.txt").as_uri()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(other, "plaintext", 1, COURIER))
    )
    assert not (await editor.diagnostics()).diagnostics
    client.text_document_did_close(
        types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
    )
    assert not (await editor.diagnostics()).diagnostics
    await editor.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_positions_there_and_back(encoding):
    text = "a🚢e\u0301\tb\r\n“c”\rd\n"
    places = Positions.of(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert places.offset(places.position(offset)) == offset
    first = places.range(Span(1, 2))
    units = {"utf-8": 4, "utf-16": 2, "utf-32": 1}[encoding]
    assert (first.start.character, first.end.character) == (1, 1 + units)
    assert places.offset(types.Position(0, 99)) == text.index("\r")
    assert places.offset(types.Position(99, 0)) == len(text)


def test_plain_text_is_silenced_in_its_sidecar(desk):
    from claimcheck.lsp.actions import actions
    from claimcheck.lsp.diagnostics import diagnostics
    from claimcheck.lsp.session import Session

    file = desk / "drafts" / "ferry.txt"
    (desk / "drafts" / "ferry.md").unlink()
    file.write_text(DRAFT, encoding="utf-8")
    session = Session()
    examined = session.examine(file, DRAFT)
    number = next(d for d in diagnostics(examined, None) if d.code == "CC101")
    edit = actions(examined, number.range, None)[0].edit
    made, change = edit.document_changes
    sidecar = desk / "drafts" / "ferry.claimcheck.toml"
    assert made.uri == change.text_document.uri == sidecar.as_uri()
    sidecar.write_text(change.edits[0].new_text, encoding="utf-8")
    assert "CC101" not in {d.code for d in diagnostics(session.examine(file, DRAFT), None)}
