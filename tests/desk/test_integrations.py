"""Where the check runs: pre-commit, GitHub's action, GitLab's template, without their hosts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import junitparser
import pytest
import yaml

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs a POSIX shell"),
]

ROOT = Path(__file__).parent.parent.parent
WRONG = "Twelve people were hurt: seven men and four women.\n"
RIGHT = "Twelve people were hurt: seven men and five women.\n"
BIN = Path(sys.executable).parent


def environment(**more):
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **more}


def git(folder, *args):
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    return subprocess.run(
        ["git", *who, *args],
        cwd=folder, capture_output=True, text=True, check=False, env=environment(),
    )  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    (folder / "drafts").mkdir(parents=True)
    (folder / "claimcheck.toml").write_text('house = ["drafts"]\n', encoding="utf-8")
    (folder / "drafts" / "a.md").write_text(WRONG, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    return folder


def test_the_hook_stops_a_commit_until_the_copy_is_right(desk, tmp_path):
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    git(hooks, "init", "-q")
    git(hooks, "add", "-A")
    assert git(hooks, "commit", "-q", "-m", "Hooks").returncode == 0
    # The installed claimcheck is used in place of one that pre-commit would build.
    config = {
        "repos": [
            {
                "repo": str(hooks),
                "rev": git(hooks, "rev-parse", "HEAD").stdout.strip(),
                "hooks": [{"id": "claimcheck", "language": "system"}],
            }
        ]
    }
    (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    home = environment(PRE_COMMIT_HOME=str(tmp_path / "home"))
    install = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(install, cwd=desk, check=True, capture_output=True, env=home)
    git(desk, "add", "-A")

    def commit():
        args = ["git", "-c", "user.name=D", "-c", "user.email=d@example.org", "commit", "-m", "x"]
        return subprocess.run(
            args, cwd=desk, capture_output=True, text=True, check=False, env=home
        )  # fmt: skip

    stopped = commit()
    assert stopped.returncode == 1
    assert "drafts/a.md:1:1: CC402" in stopped.stdout + stopped.stderr
    (desk / "drafts" / "a.md").write_text(RIGHT, encoding="utf-8")
    git(desk, "add", "-A")
    passed = commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_the_hook_is_run_once_for_all_files():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)


def steps():
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return action, {step["name"]: step for step in action["runs"]["steps"]}


def test_the_actions_step_annotates_and_writes_sarif(desk, tmp_path):
    action, by_name = steps()
    assert action["runs"]["using"] == "composite"
    step = by_name["Check"]
    assert "${{" not in step["run"], "inputs reach the shell by the environment only"
    values = {name: entry.get("default", "") for name, entry in action["inputs"].items()}
    env = {k: values[v.split("inputs.")[1].split()[0]] for k, v in step["env"].items()}
    output = tmp_path / "output"
    env.update(GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=desk, capture_output=True, text=True, check=False, env=environment(**env),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "::error file=drafts/a.md,line=1," in done.stdout
    assert output.read_text() == "sarif=claimcheck.sarif\n"
    assert json.loads((desk / "claimcheck.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_actions_install_step_names_what_it_is_given():
    _, by_name = steps()
    assert '"$VERSION"' in by_name["Install claimcheck"]["run"]


def test_gitlabs_script_writes_both_reports(desk):
    job = yaml.safe_load((ROOT / "ci" / "claimcheck.gitlab-ci.yml").read_text("utf-8"))[
        "claimcheck"
    ]
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(job["script"])],
        cwd=desk, capture_output=True, text=True, check=False,
        env=environment(**job["variables"]),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    issues = json.loads((desk / reports["codequality"]).read_text("utf-8"))
    assert [i["check_name"] for i in issues if i["severity"] == "critical"] == ["CC402"]
    assert junitparser.JUnitXml.fromfile(str(desk / reports["junit"])).failures == 1
