"""Configuration files: precedence, extension, errors with suggestions, origins."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest

from claimcheck.config import PRESETS, Config
from claimcheck.errors import ConfigError
from claimcheck.settings.files import closest
from claimcheck.settings.keys import KEYS, THRESHOLDS
from claimcheck.settings.settings import load_settings, show
from claimcheck.settings.template import template


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_dotted_file_wins_over_the_plain_one_and_that_over_pyproject(tmp_path):
    pyproject = write(tmp_path / "pyproject.toml", '[tool.claimcheck]\nfail-on = "note"\n')
    assert closest(tmp_path) == pyproject
    plain = write(tmp_path / "claimcheck.toml", 'fail-on = "error"\n')
    assert closest(tmp_path) == plain
    dotted = write(tmp_path / ".claimcheck.toml", 'fail-on = "never"\n')
    assert closest(tmp_path) == dotted
    assert load_settings(tmp_path)["fail-on"] == "never"


def test_the_closest_folder_wins_and_nothing_is_merged(tmp_path):
    write(tmp_path / "claimcheck.toml", 'fail-on = "error"\nignore = ["CC201"]\n')
    write(tmp_path / "desk" / "claimcheck.toml", 'fail-on = "note"\n')
    settings = load_settings(tmp_path / "desk")
    assert settings["fail-on"] == "note"
    assert settings["ignore"] == ()


def test_a_pyproject_of_somebody_else_is_passed_over(tmp_path):
    write(tmp_path / "claimcheck.toml", 'fail-on = "error"\n')
    write(tmp_path / "desk" / "pyproject.toml", "[tool.other]\nx = 1\n")
    assert load_settings(tmp_path / "desk")["fail-on"] == "error"


def test_extend_takes_over_what_is_not_said_again(tmp_path):
    base = '[thresholds]\nagreement = 0.7\nsingles = 3\n[levels]\nCC201 = "error"\n'
    write(tmp_path / "base.toml", f'ignore = ["CC2"]\nfail-on = "error"\n{base}')
    text = 'extend = "../base.toml"\nfail-on = "note"\n[thresholds]\nagreement = 0.8\n'
    write(tmp_path / "desk" / "claimcheck.toml", text)
    settings = load_settings(tmp_path / "desk")
    assert settings["fail-on"] == "note"
    assert settings["ignore"] == ["CC2"]
    config = settings.config()
    assert (config.agreement, config.singles) == (0.8, 3)
    assert config.levels == (("CC201", "error"),)


def test_extending_in_a_circle_is_an_error(tmp_path):
    write(tmp_path / "claimcheck.toml", 'extend = "b.toml"\n')
    write(tmp_path / "b.toml", 'extend = "claimcheck.toml"\n')
    with pytest.raises(ConfigError, match="extends itself"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('\nsellect = ["CC101"]\n', ":2", "did you mean select?"),
        ('ignore = ["CC1O1"]\n', ":1", "did you mean CC101?"),
        ('\n\nfail-on = "warnings"\n', ":3", "there is no rule warnings"),
        ('[levels]\nCC101 = "fatal"\n', ":1", "none of error, warning, note"),
        ('[levels]\nCC111 = "error"\n', ":1", "there is no rule CC111"),
        ("[thresholds]\nagrement = 0.5\n", ":1", "did you mean agreement?"),
        ('[thresholds]\nagreement = "high"\n', ":1", "no number"),
        ("[thresholds]\nsingles = 2.5\n", ":1", "no whole number"),
        ('select = "CC101"\n', ":1", "not a list"),
        ("select = [\n", "claimcheck.toml", "is no TOML"),
    ],
)
def test_errors_name_the_line_and_the_nearest_valid_word(tmp_path, text, place, said):
    write(tmp_path / "claimcheck.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path)
    assert said in str(caught.value)
    assert f"claimcheck.toml{place}" in caught.value.where or place in caught.value.where


def test_options_win_over_inline_values_and_those_over_the_file(tmp_path):
    write(tmp_path / "claimcheck.toml", 'fail-on = "error"\nmin-level = "error"\n')
    given = ['fail-on = "note"', "thresholds.agreement = 0.9"]
    settings = load_settings(tmp_path, given=given, options={"fail-on": "never"})
    assert settings["fail-on"] == "never"
    assert settings["min-level"] == "error"
    assert settings.config().agreement == 0.9


def test_isolated_reads_no_file_and_a_named_file_replaces_the_closest(tmp_path):
    write(tmp_path / "claimcheck.toml", 'fail-on = "error"\n')
    other = write(tmp_path / "other.toml", 'fail-on = "note"\n')
    assert load_settings(tmp_path, isolated=True)["fail-on"] == "warning"
    assert load_settings(tmp_path, given=[str(other)])["fail-on"] == "note"
    assert load_settings(tmp_path, given=[str(other)], isolated=True)["fail-on"] == "note"


def test_show_says_where_each_value_comes_from_and_is_toml(tmp_path):
    file = write(tmp_path / "claimcheck.toml", 'today = 2025-03-14\n\nignore = ["CC201"]\n')
    settings = load_settings(tmp_path, options={"fail-on": "error"})
    text = show(settings)
    assert f'ignore = ["CC201"]  # {file}:3' in text
    assert 'fail-on = "error"  # --fail-on' in text
    assert 'min-level = "note"  # default' in text
    values = tomllib.loads(text)
    assert values["today"] == dt.date(2025, 3, 14)
    assert set(values) == set(KEYS)


def test_the_template_is_valid_and_names_every_key(tmp_path):
    write(tmp_path / "claimcheck.toml", template())
    settings = load_settings(tmp_path)
    assert settings.paths("house") == [tmp_path / "drafts"]
    text = template()
    assert all(f"{name} =" in text or f"[{name}]" in text for name in KEYS)
    uncommented = "\n".join(
        line.removeprefix("# ") if " = " in line else line for line in text.splitlines()
    )
    write(tmp_path / "claimcheck.toml", uncommented)
    load_settings(tmp_path)


def test_init_writes_once_and_never_over_what_is_there(tmp_path, claimcheck):
    assert claimcheck("init", cwd=tmp_path).code == 0
    assert (tmp_path / "claimcheck.toml").exists()
    again = claimcheck("init", cwd=tmp_path)
    assert again.code == 2
    assert "is there already" in again.err


def test_a_preset_sets_thresholds_together_and_one_set_by_itself_wins(tmp_path):
    write(tmp_path / "claimcheck.toml", 'preset = "recall"\n[thresholds]\nmatter = 0.5\n')
    settings = load_settings(tmp_path)
    config = settings.config()
    assert config.agreement == PRESETS["recall"]["agreement"] < Config().agreement
    assert config.matter == 0.5
    text = show(settings)
    assert f'agreement = {config.agreement}  # preset = "recall"' in text
    assert f"matter = 0.5  # {tmp_path}/claimcheck.toml:2" in text
    assert tomllib.loads(text)["thresholds"]["agreement"] == config.agreement
    named = load_settings(tmp_path, given=['preset = "precision"'], isolated=True).config()
    assert named.agreement > Config().agreement


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_made_of_thresholds(name):
    assert set(PRESETS[name]) <= {k.replace("-", "_") for k in THRESHOLDS}


def test_an_unknown_preset_is_named_with_those_there_are(tmp_path):
    write(tmp_path / "claimcheck.toml", 'preset = "strict"\n')
    with pytest.raises(ConfigError, match="none of balanced, precision, recall") as caught:
        load_settings(tmp_path)
    assert caught.value.where.endswith("claimcheck.toml:1")


def test_show_settings_and_files_of_a_check(tmp_path, claimcheck):
    write(tmp_path / "drafts" / "a.md", "The bridge fell on Monday.\n")
    write(tmp_path / "coverage" / "b.txt", "The bridge fell on Sunday.\n")
    claimcheck("init", cwd=tmp_path)
    shown = claimcheck("check", "--show-settings", cwd=tmp_path)
    assert shown.code == 0
    assert "claimcheck.toml:" in shown.out
    files = claimcheck("check", "--show-files", cwd=tmp_path)
    assert files.out.splitlines() == ["other  coverage/b.txt", "draft  drafts/a.md"]
