"""A month at a desk, in a real git repository: every exit code, count and fingerprint."""

from __future__ import annotations

import json
import os
import subprocess
import textwrap

import pytest

pytestmark = pytest.mark.model

HEAD = "---\noutlet: Northern Lamp\npublished: 2025-03-12\n---\n"
TITLE = "# Ferry aground near Port Varn"
AGROUND = "The ferry ran aground near Port Varn on Tuesday evening with 214 passengers on board."
HURT = "Twelve people were hurt: seven men and four women."
SPEED = "The ferry has a top speed of 37 mph."
TOLL = "One passenger was killed."
CAPTAIN = "Captain Mara Lind, 52, steered the ferry."
INQUIRY = "An inquiry will begin on Monday, 18 March 2025."

COURIER = "\n\n".join(
    [
        "---\noutlet: Albion Courier\npublished: 2025-03-12\n---",
        "With 241 passengers on board, the ferry ran aground on Tuesday evening near Port Varn.",
        "The ferry has a top speed of 47 mph.",
        "Captain Mara Lind, 54, steered the ferry.",
    ]
)
AGENCY = (
    "---\noutlet: Halyard Press Agency\npublished: 2025-03-14\n---\n"
    "The ferry ran aground near Port Varn on Tuesday evening.\n\n"
    "Three passengers were killed, the harbour board said on Friday.\n"
)


def story(*paragraphs):
    return HEAD + "\n\n".join([TITLE, *paragraphs]) + "\n"


def git(folder, *args):
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True)


class Month:
    """The desk's folder, and a check of it on a given day."""

    def __init__(self, folder, run):
        self.folder, self.run = folder, run
        self.draft = folder / "drafts" / "ferry.md"

    def check(self, *args, today="2025-03-12"):
        out = self.folder / "out.json"
        jsonl = self.folder / "out.jsonl"
        done = self.run(
            "check", "--today", today, "--out", f"json={out}", "--out", f"jsonl={jsonl}", *args,
            cwd=self.folder,
        )  # fmt: skip
        rows = [json.loads(line) for line in jsonl.read_text("utf-8").splitlines()]
        hidden = json.loads(out.read_text("utf-8"))["hidden"]
        return done, rows, hidden


@pytest.fixture
def month(tmp_path, claimcheck):
    for folder in ("drafts", "coverage"):
        (tmp_path / folder).mkdir()
    git(tmp_path, "init", "-q", "-b", "main")
    assert claimcheck("init", cwd=tmp_path).code == 0
    (tmp_path / "coverage" / "courier.txt").write_text(COURIER, encoding="utf-8")
    month = Month(tmp_path, claimcheck)
    month.draft.write_text(story(AGROUND, HURT, SPEED, TOLL, CAPTAIN, INQUIRY), encoding="utf-8")
    git(tmp_path, "add", "drafts", "coverage", "claimcheck.toml")
    git(tmp_path, "commit", "-q", "-m", "First draft")
    return month


def graver(rows):
    """Words by code of the findings above notes that are open."""
    return sorted(
        (r["code"], r["words"])
        for r in rows
        if r["level"] != "note" and r["suppression"] is None and r["baseline_state"] != "unchanged"
    )


def prints(rows):
    return {(r["code"], r["words"].replace("\n", " ")): r["fingerprint"] for r in rows}


def test_a_desks_month(month, tmp_path):
    # The first of the month: six conflicts were planted.
    done, rows, hidden = month.check()
    assert done.code == 1
    assert graver(rows) == [
        ("CC101", "214 passengers"),
        ("CC101", "37 mph"),
        ("CC104", "52"),
        ("CC401", "Monday, 18 March 2025"),
        ("CC402", "Twelve"),
    ]
    assert hidden == {"baseline": 0, "suppressed": 0, "filtered": 0}
    first = prints(rows)

    # One is fixed; nothing else moves.
    five = HURT.replace("four", "five")
    month.draft.write_text(story(AGROUND, five, SPEED, TOLL, CAPTAIN, INQUIRY), encoding="utf-8")
    done, rows, _ = month.check()
    assert done.code == 1
    assert "CC402" not in {r["code"] for r in rows}
    kept = {k: v for k, v in prints(rows).items() if k in first}
    assert {k: first[k] for k in kept} == kept
    assert len(graver(rows)) == 4

    # One is suppressed with a reason and a day.
    comment = "<!-- claimcheck: ignore[CC101] measured by our reporter until=2025-03-31 -->"
    copy = (AGROUND, five, f"{comment}\n\n{SPEED}", TOLL, CAPTAIN, INQUIRY)
    month.draft.write_text(story(*copy), encoding="utf-8")
    done, rows, hidden = month.check()
    assert done.code == 1
    assert hidden["suppressed"] == 1
    (silenced,) = [r for r in rows if r["suppression"]]
    assert (silenced["words"], silenced["suppression"]) == ("37 mph", "measured by our reporter")
    assert silenced["fingerprint"] == first["CC101", "37 mph"]

    # One is decided without touching the copy, the rest goes into the baseline.
    decided = month.run(
        "decide", first["CC401", "Monday, 18 March 2025"],
        "--as", "accepted", "--reason", "The day is being moved", "--today", "2025-03-12",
    )  # fmt: skip
    assert decided.code == 0
    done, rows, hidden = month.check()
    assert (done.code, hidden["suppressed"], len(graver(rows))) == (1, 2, 2)
    done, rows, hidden = month.check("--write-baseline", "baseline.json")
    assert done.code == 0
    notes = sum(r["level"] == "note" for r in rows)
    assert hidden == {"baseline": notes + 2, "suppressed": 2, "filtered": 0}
    base = ("--baseline", "baseline.json")
    done, rows, hidden = month.check(*base)
    assert (done.code, hidden["baseline"], graver(rows)) == (0, notes + 2, [])
    known = prints(rows)

    # Copy is reflowed, moved, renamed, and a sentence is added.
    added = "Two divers from Quillham will look at the hull of the Maid of Varn."
    moved = [CAPTAIN, f"{comment}\n\n{SPEED}", TOLL, INQUIRY, f"{AGROUND} {added}", five]
    wrapped = [p if "<!--" in p else textwrap.fill(p, 44) for p in moved]
    month.draft.unlink()
    month.draft = tmp_path / "drafts" / "ferry-2.md"
    month.draft.write_text(story(*wrapped), encoding="utf-8")
    done, rows, hidden = month.check(*base)
    assert done.code == 0
    assert graver(rows) == []
    now = prints(rows)
    assert {k: now.get(k) for k in known} == known
    fresh = [r for r in rows if r["baseline_state"] == "new" and r["suppression"] is None]
    assert [" ".join(r["words"].split()) for r in fresh] == [added]
    git(tmp_path, "add", "-A", "drafts")
    git(tmp_path, "commit", "-q", "-m", "Second draft")

    # An agency update arrives: the toll has grown since, which is a note and no conflict.
    (tmp_path / "coverage" / "agency.txt").write_text(AGENCY, encoding="utf-8")
    done, rows, _ = month.check(*base, today="2025-03-14")
    assert done.code == 0
    updates = [r for r in rows if r["code"] == "CC110"]
    assert [r["words"] for r in updates] == ["One passenger"]
    assert month.check(*base, "--fail-on", "CC110", today="2025-03-14")[0].code == 1

    # The suppression expires: it is reported, and so is what it silenced.
    done, rows, hidden = month.check(*base, today="2025-04-02")
    assert done.code == 1
    assert graver(rows) == [("CC101", "37 mph"), ("CC901", comment)]
    assert hidden["suppressed"] == 1
    assert "expired on 2025-03-31" in done.out

    # Changed lines only: the last commit is clean but for a figure that is new today.
    changed = month.draft.read_text("utf-8").replace("Mara Lind, 52", "Mara Lind, 58")
    month.draft.write_text(changed, encoding="utf-8")
    done, rows, hidden = month.check(*base, "--since", "HEAD", today="2025-04-02")
    assert done.code == 1
    assert graver(rows) == [("CC104", "58")]
    assert hidden["filtered"] > 0

    # What was in the baseline and is put right is named as fixed.
    month.draft.write_text(story(CAPTAIN.replace("52", "54"), SPEED.replace("37", "47")))
    month.draft.rename(tmp_path / "drafts" / "ferry.md")
    done, rows, _ = month.check(*base, today="2025-04-02")
    assert done.code == 0
    fixed = [line for line in done.out.splitlines() if line.startswith("fixed since the baseline")]
    assert any("CC104" in line for line in fixed)
    assert graver(rows) == []


def test_since_in_a_shallow_clone(tmp_path, claimcheck):
    origin = tmp_path / "origin"
    (origin / "drafts").mkdir(parents=True)
    git(origin, "init", "-q", "-b", "main")
    draft = origin / "drafts" / "a.md"
    for number, text in enumerate([HURT, f"{HURT}\n\n{INQUIRY}"], 1):
        draft.write_text(f"{text}\n", encoding="utf-8")
        git(origin, "add", "drafts")
        git(origin, "commit", "-q", "-m", f"Draft {number}")
        git(origin, "tag", f"v{number}")
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-tags", origin.as_uri(), "clone")
    clone = tmp_path / "clone"
    missing = claimcheck("check", "drafts", "--since", "v1", cwd=clone)
    assert missing.code == 2
    assert "v1 is not in this shallow clone" in missing.err
    assert "git fetch --depth=1 origin v1" in missing.err
    git(clone, "fetch", "-q", "--depth", "1", "origin", "tag", "v1")
    found = claimcheck("check", "drafts", "--since", "v1", "--output-format", "concise")
    assert found.code == 1
    assert "CC401" in found.out
    assert "CC402" not in found.out
    assert claimcheck("check", "drafts", "--since", "no-such").code == 2


def test_since_outside_of_git_and_for_a_file_that_git_does_not_know(tmp_path, claimcheck):
    (tmp_path / "a.md").write_text(f"{HURT}\n", encoding="utf-8")
    outside = claimcheck("check", "a.md", "--since", "HEAD", cwd=tmp_path)
    assert outside.code == 2
    assert "is in no git repository" in outside.err
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Nothing yet")
    assert claimcheck("check", "a.md", "--since", "HEAD").code == 1


def test_since_follows_a_draft_that_was_renamed(tmp_path, claimcheck):
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    git(tmp_path, "init", "-q")
    old, new = drafts / "ferry [1].md", drafts / "ferry [2].md"
    old.write_text(f"{HURT}\n\nNobody was told.\n\nThe pier is closed.\n", encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "First draft")
    old.rename(new)
    git(tmp_path, "add", "-A")
    options = ("check", "drafts", "--since", "HEAD", "--output-format", "concise")
    renamed = claimcheck(*options, cwd=tmp_path)
    assert (renamed.code, "1 filtered" in renamed.out) == (0, True)
    new.write_text(f"{new.read_text('utf-8')}\n{INQUIRY}\n", encoding="utf-8")
    added = claimcheck(*options)
    assert added.code == 1
    assert ("CC401" in added.out, "CC402" in added.out) == (True, False)


@pytest.mark.parametrize("gone", ["file", "folder"])
def test_a_draft_that_goes_while_it_is_checked(tmp_path, claimcheck, monkeypatch, gone):
    import claimcheck.desk.checking as checking

    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "a.md").write_text(f"{HURT}\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "First draft")
    cross_reference = checking.cross_reference

    def slow(*args, **options):
        report = cross_reference(*args, **options)
        (drafts / "a.md").unlink()
        if gone == "folder":
            drafts.rmdir()
        return report

    monkeypatch.setattr(checking, "cross_reference", slow)
    done = claimcheck("check", "drafts", cwd=tmp_path)  # what was read is checked
    assert done.code == 1
    assert "CC402" in done.out
    drafts.mkdir(exist_ok=True)
    (drafts / "a.md").write_text(f"{HURT}\n", encoding="utf-8")
    done = claimcheck("check", "drafts", "--since", "HEAD")
    if gone == "folder":
        assert done.code == 2
        assert "is gone since it was read" in done.err
    else:
        assert done.code == 0  # nothing is left of its lines, so that none has changed
        assert "1 filtered" in done.out


def test_a_draft_that_cannot_be_read_is_an_error_beside_the_others(tmp_path, claimcheck):
    (tmp_path / "a.md").write_text(f"{HURT}\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"{HURT}\n", encoding="utf-8")
    (tmp_path / "b.md").chmod(0)
    if os.access(tmp_path / "b.md", os.R_OK):
        pytest.skip("this user may read everything")
    done = claimcheck("check", "a.md", "b.md", "--output-format", "concise", cwd=tmp_path)
    assert done.code == 3
    assert "a.md:1:1: CC402" in done.out
    assert "b.md: cannot be read: Permission denied" in done.err


@pytest.mark.parametrize("blocked", ["cache", "cache/below"])
def test_a_cache_folder_that_cannot_be_made_is_done_without(
    tmp_path, claimcheck, monkeypatch, blocked
):
    (tmp_path / "cache").write_text("in the way")
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / blocked))
    (tmp_path / "a.md").write_text(f"{HURT}\n", encoding="utf-8")
    done = claimcheck("check", "a.md", cwd=tmp_path)
    assert done.code == 1
    assert "CC402" in done.out
    assert done.err.count("no cache, it cannot be opened") == 1
    assert (tmp_path / "cache").read_text() == "in the way"


def test_in_a_read_only_repository_the_check_works_and_each_output_is_refused(tmp_path, claimcheck):
    desk = tmp_path / "desk"
    (desk / "drafts").mkdir(parents=True)
    (desk / "claimcheck.toml").write_text('house = ["drafts"]\n', encoding="utf-8")
    (desk / "drafts" / "a.md").write_text(f"{HURT}\n", encoding="utf-8")
    git(desk, "init", "-q")
    git(desk, "add", "-A")
    git(desk, "commit", "-q", "-m", "First draft")
    folders = [desk, *(p for p in desk.rglob("*") if p.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        if os.access(desk, os.W_OK):
            pytest.skip("this user may write everywhere")
        assert claimcheck("check", "--since", "HEAD", cwd=desk).code == 0
        assert claimcheck("check", "--output-format", "concise").code == 1
        for option in (("--out", "sarif=a.sarif"), ("--write-baseline", "baseline.json")):
            refused = claimcheck("check", *option)
            assert refused.code == 2
            assert "cannot be written: Permission denied" in refused.err
    finally:
        for folder in folders:
            folder.chmod(0o755)
