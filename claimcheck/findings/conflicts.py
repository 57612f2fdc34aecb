"""CC101 to CC107 and CC110: two outlets cannot both be right, or the later one moved on."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.findings.building import claim_finding
from claimcheck.findings.coverage import Coverage
from claimcheck.findings.finding import Finding, Level
from claimcheck.findings.rule import Rule
from claimcheck.relations.relation import Kind, Verb

_AGREEMENT = ("thresholds.conflicting", "thresholds.same-question")

NUMBER = Rule(
    code="CC101",
    name="number-conflict",
    level=Level.WARNING,
    what="Two outlets give figures for the same thing and time that cannot both be right.",
    why="Readers compare figures first. The BBC's Editorial Guidelines (section 3, Accuracy) ask "
    "that statistics be checked and put in context before they are used.",
    example="One report has 168 passengers on the train, another 186.",
    false_positives="Figures with an unstated scope (a district and the whole region), or a count "
    "taken later.",
    options=_AGREEMENT,
)
TIME = Rule(
    code="CC102",
    name="time-conflict",
    level=Level.WARNING,
    what="Two outlets place the same event at times that exclude each other.",
    why="A wrong day or hour makes a sequence of events impossible. The Associated Press's "
    "Statement of News Values and Principles asks for facts to be verified before they are sent.",
    example="One report has the train leaving on Sunday evening, another on Monday.",
    false_positives="Two departures of one journey, or a time that belongs to the report and not "
    "to the event.",
    options=_AGREEMENT,
)
PLACE = Rule(
    code="CC103",
    name="place-conflict",
    level=Level.WARNING,
    what="Two outlets place the same event where it cannot have been twice.",
    why="Places are checked easily and corrected often; IPSO's Editors' Code (clause 1, Accuracy) "
    "asks that significant inaccuracies be corrected promptly.",
    example="One report puts the epicentre south of the town, another west of it.",
    false_positives="Directions from different points of one town.",
    options=_AGREEMENT,
)
NAME_ROLE = Rule(
    code="CC104",
    name="name-role-conflict",
    level=Level.WARNING,
    what="A name, an age, a title, or who did what to whom differs.",
    why="Names and ages are the commonest corrections; the Reuters Handbook of Journalism asks for "
    "both to be checked with the source.",
    example="One report has Mara Lind, 52, another Mara Lind, 54.",
    false_positives="Two people of one name, or a birthday between two reports.",
    options=_AGREEMENT,
)
OUTCOME = Rule(
    code="CC105",
    name="outcome-conflict",
    level=Level.WARNING,
    what="One outlet says that something happened, another that it did not.",
    why="The outcome is the news; a reader who sees both cannot tell which to believe. The SPJ "
    "Code of Ethics asks journalists to verify before they release.",
    example="One report says that the driver was hurt, another that she was unhurt.",
    false_positives="A plan in one report and its later outcome in the other, where no date tells "
    "them apart.",
    options=_AGREEMENT,
)
QUOTE = Rule(
    code="CC106",
    name="quote-differs",
    level=Level.WARNING,
    what="The same speaker on the same occasion is quoted in other words.",
    why="Words in quotation marks are to be the speaker's own; the Associated Press Stylebook and "
    "the Reuters Handbook both forbid altering a quotation.",
    example='"This is a merger of equals" and "This is not a merger of equals".',
    false_positives="A speaker who said nearly the same thing twice, or two translations.",
    options=_AGREEMENT,
)
OTHER = Rule(
    code="CC107",
    name="other-conflict",
    level=Level.WARNING,
    what="Two outlets give accounts, such as a cause, that exclude each other.",
    why="A disputed account needs to be told as disputed: the BBC's Editorial Guidelines (section "
    "4, Impartiality) ask for due weight to differing accounts.",
    example="One report blames a cracked rail and clears the driver, another blames speed.",
    false_positives="Two causes that worked together.",
    options=_AGREEMENT,
)
SUPERSEDED = Rule(
    code="CC110",
    name="superseded-figure",
    level=Level.NOTE,
    what="Later coverage moved the figure or the state.",
    why="An earlier figure that stands without its time looks wrong the next day; give its as-of "
    "time, as the Reuters Handbook asks of tolls that are still rising.",
    example="At least one dead on Tuesday night, four on Thursday.",
    false_positives="A later report that repeats an early, wrong figure.",
)
RULES = (NUMBER, TIME, PLACE, NAME_ROLE, OUTCOME, QUOTE, OTHER, SUPERSEDED)

_BY_KIND = {
    Kind.QUANTITY: NUMBER,
    Kind.TIME: TIME,
    Kind.PLACE: PLACE,
    Kind.NAME: NAME_ROLE,
    Kind.ROLE: NAME_ROLE,
    Kind.POLARITY: OUTCOME,
    Kind.QUOTE: QUOTE,
    Kind.CAUSE: OTHER,
    Kind.OTHER: OTHER,
}


def find(coverage: Coverage) -> Iterator[Finding]:
    """One finding for each pair of conflicting or superseded words of two articles."""
    seen = set()
    for relation in coverage.conflicts():
        a, b = coverage.claims[relation.a], coverage.claims[relation.b]
        evidence = relation.evidence
        # Several clauses of one sentence may show the same two values: one finding is enough.
        values = (a.article, evidence.a, b.article, evidence.b)
        if a.article == b.article or values in seen:
            continue
        seen.add(values)
        rule = SUPERSEDED if relation.relation is Verb.UPDATE else _BY_KIND[relation.kind]
        marked = {a.id: evidence.a, b.id: evidence.b}
        claims = coverage.house_first((a, b))
        yield claim_finding(
            coverage,
            rule,
            claims,
            evidence.why,
            slot=evidence.slot,
            score=relation.score,
            spans=[marked[c.id] for c in claims],
        )
