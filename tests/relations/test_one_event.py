"""What looks like a conflict and is none: two events of a kind, other owners, scenes, milestones.

Each pair stands beside one that is a conflict, so that a comparator that says nothing fails too.
"""

from __future__ import annotations

import pytest

from claimcheck import relate

DATE = {"a_date": "2024-05-20", "b_date": "2024-05-20"}
CONFLICTS = {
    "tolls of one shooting": (
        "Nine students were killed in the shooting at Orvale High School, police said.",
        "Eleven students were killed in the shooting at Orvale High School, police said.",
    ),
    "two dates of one act": (
        "The council of Orvale passed the budget on Thursday.",
        "The council of Orvale passed the budget on Friday.",
    ),
    "a negation": (
        "Mara Lind met the miners at the pit.",
        "Mara Lind did not meet the miners at the pit.",
    ),
    "two verbs of one person": (
        "Mara Lind rejected the plan for a new harbour.",
        "Mara Lind approved the plan for a new harbour.",
    ),
    "two departments": (
        "Interior Minister Mara Lind opened the bridge on Monday.",
        "Justice Minister Mara Lind opened the bridge on Monday.",
    ),
    "two winners": (
        "Mara Lind won the Orvale prize for the best bridge.",
        "Tomas Rua won the Orvale prize for the best bridge.",
    ),
}
NONE = {
    "an earlier event": (
        "Nine students were killed in the shooting at Orvale High School, police said.",
        "Seventeen students were killed in the shooting at a high school in February.",
    ),
    "another of a kind": (
        "The parcel was intercepted on Monday at the post office of Orvale.",
        "A second parcel was intercepted on Tuesday at the post office of Orvale.",
    ),
    "two acts of one council": (
        "The council of Orvale passed a resolution on hatred on Thursday.",
        "The council of Orvale passed a bill on fishing on Friday.",
    ),
    "the day of the report": (
        "Orvale Radio fired the presenter on Wednesday.",
        "On Thursday, Mara Lind reported that Orvale Radio had fired the presenter.",
    ),
    "a scene": (
        "Mara Lind spoke to the miners while the pit was shut.",
        "Mara Lind will not speak to the miners until the pit is open.",
    ),
    "others denied": (
        "Mara Lind met the candidates at the town hall.",
        "Mara Lind did not meet any other candidates.",
    ),
    "less of an opposite": (
        "Heat pumps are less expensive than boilers.",
        "Heat pumps are cheaper than boilers.",
    ),
    "two seats in one parliament": (
        "Mara Lind, the Senate's Democratic leader, opened the bridge on Monday.",
        "Mara Lind, the minority leader, opened the bridge on Monday.",
    ),
    "an attacker is a man": (
        "The attacker stabbed a police officer at the gate of the parliament.",
        "A man stabbed a police officer at the gate of the parliament.",
    ),
    "who passes whom": (
        "The bill passed the lower house with a single vote against it.",
        "The lower house passed the bill with a single vote against it.",
    ),
    "a milestone": (
        "Orvale passed 50,000 deaths from measles on Friday.",
        "Orvale had 51,017 deaths from measles on Friday.",
    ),
    "what two others have": (
        "Mara Lind won exactly zero delegates in Orvale.",
        "Tomas Rua won four delegates in Orvale.",
    ),
    "two witnesses": (
        "I saw dozens of people running down the street.",
        "I saw five people lying on the bridge.",
    ),
    "plans that ended": (
        "The ruling ends plans by Orvale to hold a hunt for bears.",
        "The hunt for bears in Orvale was cancelled.",
    ),
    "what was expected": (
        "The economy of Orvale lost 701,000 jobs in March.",
        "Economists had estimated that the economy of Orvale lost 100,000 jobs in March.",
    ),
    "some of them": (
        "Twelve people were killed in the bar at Orvale.",
        "The people killed in the bar at Orvale included 11 students.",
    ),
    "a low that it rose from": (
        "The unemployment rate of Orvale jumped to 4.4 percent from a low of 3.5 percent.",
        "The unemployment rate of Orvale jumped to 4.4 percent, the highest since August.",
    ),
    "two relatives": (
        "A relative of the victims, Alex Rua, said the dead had been returned to Orvale.",
        "Another relative of the victims, Julian Rua, said the dead had been returned to Orvale.",
    ),
    "a day ahead": (
        "Mara Lind on Tuesday invited the miners to a briefing at the town hall.",
        "Mara Lind has invited the miners to a briefing on Wednesday at the town hall.",
    ),
    "nothing proved": (
        "The driver did not act in wilful violation of the law.",
        "The court could not prove that the driver acted in wilful violation of the law.",
    ),
    "two governments": (
        "The limits on fishing were imposed by the Lind administration.",
        "The limits on fishing were lifted by the Rua administration.",
    ),
    "a vote to block": (
        "The Senate blocked Mara Lind from naming judges in August.",
        "The Senate approved a procedure that will block Mara Lind from naming judges in August.",
    ),
    "a count that goes on": (
        "With 66 per cent of the precincts of Orvale counted as of 9 p.m., Mara Lind was ahead.",
        "With 95 per cent of the precincts of Orvale counted, Mara Lind was ahead.",
    ),
    "what is called what": (
        "Many miners consider Mara Lind the conscience of the union.",
        "The conscience of the union, many consider, is Mara Lind.",
    ),
    "told at last": (
        "Mara Lind had not disclosed the meetings with the miners.",
        "Mara Lind belatedly disclosed the meetings with the miners.",
    ),
    "one office and another": (
        "Mara Lind will quit as leader of the miners in June.",
        "Mara Lind will stay on as a member of the Senate in June.",
    ),
    "one of them": (
        "Two of the candidates in Orvale are miners.",
        "Five candidates in Orvale are miners.",
    ),
    "what two had": (
        "The 700,000 jobs for miners created under Mara Lind are a success.",
        "Only 195,000 jobs for miners were created under Tomas Rua.",
    ),
    "one word of two days": (
        "The briefing was held in Orvale today.",
        "The briefing was held in Orvale today.",
    ),
    "both houses": (
        "The Senate passed the bill 51-48, hours after the lower house passed it, 227-203.",
        "The Senate passed the slightly modified bill 51-48.",
    ),
    "said and sworn in": (
        "Mara Lind has repeatedly denied the allegation.",
        "Mara Lind was confirmed.",
    ),
    "a plea": (
        "Tomas Rua was charged with fraud in Orvale.",
        "Tomas Rua has pleaded not guilty to fraud in Orvale.",
    ),
    "two numbers": (
        "The number of miners of Orvale on short leave fell by 4,800 in June.",
        "The number of miners of Orvale out of work rose by 588 in June.",
    ),
    "respectively": (
        "The rockets of Orvale flew 260 and 170 miles respectively.",
        "The rockets of Orvale flew 300 miles.",
    ),
    "one fire, many fires": (
        "The blaze near Orvale has scorched 6,000 acres.",
        "Seventeen blazes near Orvale have scorched 115,000 acres.",
    ),
    "daily figures": (
        "Orvale reported 40,000 cases of measles on Friday.",
        "Orvale reported 47,000 cases of measles on Tuesday.",
    ),
}


@pytest.mark.model
@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict(name):
    a, b = CONFLICTS[name]
    assert relate([{"a": a, "b": b, **DATE}])[0].relation == "contradiction"


@pytest.mark.model
@pytest.mark.parametrize("name", NONE)
def test_no_conflict(name):
    a, b = NONE[name]
    later = name in {"plans that ended", "a plea", "one word of two days"}
    dated = {**DATE, "b_date": "2024-05-21"} if later else DATE
    for pair in ({"a": a, "b": b, **dated}, {"a": b, "b": a, **DATE}):
        found = relate([pair])[0]
        assert found is None or found.relation not in {"contradiction", "update"}
