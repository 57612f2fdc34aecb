"""Drafts that are no plain text: suppressions stand beside them."""

from __future__ import annotations

import io
import zipfile

import pytest

pytestmark = pytest.mark.model
LINES = (
    "Ferry aground near Port Varn",
    "The ferry ran aground near Port Varn on Tuesday evening.",
    "Twelve people were hurt: seven men and four women.",
)
IGNORE = '[[ignore]]\ncodes = ["CC402"]\nreason = "one was a child"\nquote = "seven men and four"\n'


def word(*lines):
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["story.claimcheck.toml", "story.docx.claimcheck.toml"])
def test_a_sidecar_of_a_word_document(tmp_path, claimcheck, name):
    (tmp_path / "story.docx").write_bytes(word(*LINES))
    loud = claimcheck("check", "story.docx", "--output-format", "concise", cwd=tmp_path)
    assert loud.code == 1
    assert "story.docx: CC402" in loud.out
    (tmp_path / name).write_text(IGNORE)
    quiet = claimcheck("check", "story.docx", "--output-format", "concise", cwd=tmp_path)
    assert (quiet.code, quiet.out.strip().splitlines()[-1]) == (
        0,
        "0 findings; hidden: 0 by the baseline, 1 suppressed, 0 filtered",
    )
    (tmp_path / "story.docx").write_bytes(word(*LINES[:2]))
    unused = claimcheck("check", "story.docx", "--output-format", "concise", cwd=tmp_path)
    assert "CC901" in unused.out
    assert "the copy does not hold “seven men and four”" in unused.out


def test_a_sidecar_of_a_draft_inside_an_archive(tmp_path, claimcheck):
    with zipfile.ZipFile(tmp_path / "desk.zip", "w") as archive:
        archive.writestr("story.txt", "\n".join(LINES))
    (tmp_path / "desk.claimcheck.toml").write_text(IGNORE)
    done = claimcheck("check", "desk.zip", "--output-format", "concise", cwd=tmp_path)
    assert (done.code, "1 suppressed" in done.out) == (0, True)
