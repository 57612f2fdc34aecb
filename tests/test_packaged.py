"""The package as users get it: a built wheel, installed by the integrations' own steps.

Needs a package index and takes minutes: ``make packaged``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from test_tutorial import play

pytestmark = [
    pytest.mark.packaged,
    pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs a POSIX shell"),
]

ROOT = Path(__file__).parent.parent
WRONG = "Twelve people were hurt: seven men and four women.\n"
RIGHT = WRONG.replace("four", "five")


def bash(lines, folder, programs, **variables):
    """Run the lines of a step as its host does, with ``programs`` first on the path."""
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", lines],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": path, **variables},
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, *build], check=True)
    (built,) = folder.glob("claimcheck_news-*.whl")
    return built


def environment(folder):
    """The programs of a fresh virtual environment."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder / "bin"


@pytest.fixture(scope="module")
def action():
    return yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def installed(wheel, action, tmp_path_factory):
    """An environment into which the action's own step has installed the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    programs = environment(folder / "venv")
    (step,) = [s for s in action["runs"]["steps"] if s["name"] == "Install claimcheck"]
    done = bash(step["run"], folder, programs, VERSION=str(wheel))
    assert done.returncode == 0, done.stderr
    return programs


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    (folder / "drafts").mkdir(parents=True)
    (folder / "claimcheck.toml").write_text('house = ["drafts"]\n', encoding="utf-8")
    (folder / "drafts" / "a.md").write_text(WRONG, encoding="utf-8")
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    return folder


def test_what_is_installed_is_the_wheel_and_all_of_its_data(installed, tmp_path):
    where = bash("python -c 'import claimcheck; print(claimcheck.__file__)'", tmp_path, installed)
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)
    (tmp_path / "a.md").write_text(WRONG, encoding="utf-8")
    done = bash("claimcheck report a.md --out html=page --out json=a.json", tmp_path, installed)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "page" / "index.html").exists()
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["findings"]
    lsp = bash("claimcheck lsp", tmp_path, installed)
    assert lsp.returncode == 2
    assert "pip install 'claimcheck-news[lsp]'" in lsp.stderr


def test_the_tutorial_with_the_wheel(installed, tmp_path):
    play(tmp_path, installed)


def test_the_actions_steps(installed, action, desk, tmp_path):
    (step,) = [s for s in action["runs"]["steps"] if s["name"] == "Check"]
    inputs = {name: str(entry.get("default", "")) for name, entry in action["inputs"].items()}
    given = {k: inputs[v.split("inputs.")[1].split()[0]] for k, v in step["env"].items()}
    output, summary = tmp_path / "output", tmp_path / "summary"
    given.update(GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(summary))
    failing = bash(step["run"], desk, installed, **given)
    assert failing.returncode == 1, failing.stderr
    assert "::error file=drafts/a.md,line=1," in failing.stdout
    assert output.read_text("utf-8") == "sarif=claimcheck.sarif\n"
    (desk / "drafts" / "a.md").write_text(RIGHT, encoding="utf-8")
    assert bash(step["run"], desk, installed, **given).returncode == 0


def test_gitlabs_job_from_installation_to_reports(wheel, desk, tmp_path):
    job = yaml.safe_load((ROOT / "ci" / "claimcheck.gitlab-ci.yml").read_text("utf-8"))[
        "claimcheck"
    ]
    programs = environment(tmp_path / "venv")
    variables = {**job["variables"], "CLAIMCHECK_VERSION": str(wheel)}
    lines = "\n".join([*job["before_script"], *job["script"]])
    failing = bash(lines, desk, programs, **variables)
    assert failing.returncode == 1, failing.stderr
    for name in job["artifacts"]["reports"].values():
        assert (desk / name).stat().st_size
    (desk / "drafts" / "a.md").write_text(RIGHT, encoding="utf-8")
    assert bash(lines, desk, programs, **variables).returncode == 0


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the repository")
def test_the_hook_in_the_environment_that_pre_commit_builds(desk, tmp_path):
    hooks = tmp_path / "claimcheck"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(hooks)], check=True)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=hooks, check=True, capture_output=True, text=True
    ).stdout.strip()
    repository = {"repo": str(hooks), "rev": head, "hooks": [{"id": "claimcheck"}]}
    config = desk / ".pre-commit-config.yaml"
    config.write_text(yaml.safe_dump({"repos": [repository]}), encoding="utf-8")
    programs = Path(sys.executable).parent
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    commit = "git add -A; git -c user.name=D -c user.email=d@example.org commit -m x 2>&1"
    assert bash("pre-commit install", desk, programs, **home).returncode == 0
    stopped = bash(commit, desk, programs, **home)
    assert stopped.returncode == 1
    assert "drafts/a.md:1:1: CC402" in stopped.stdout, stopped.stdout
    (desk / "drafts" / "a.md").write_text(RIGHT, encoding="utf-8")
    passed = bash(commit, desk, programs, **home)
    assert passed.returncode == 0, passed.stdout
