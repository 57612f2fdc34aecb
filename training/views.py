"""Other wordings of a marked text that leave its question as it is: crops, lost words, synonyms.

Two views of one slot are a positive pair, views of two slots of one sentence a hard negative: which
of its numbers a text asks for is then all that tells them apart.
"""

from __future__ import annotations

import random
import re

MARK = re.compile(r"\[(?:NUM|TIME|PLACE|NAME)\]")
NEAR = 3  # words on either side of the marker that stay
SYNONYMS = [
    line.split(",")
    for line in """killed,slain,dead
died,perished,lost their lives
injured,hurt,wounded
arrested,detained,taken into custody
began,started,commenced
ended,finished,concluded
bought,purchased,acquired
company,firm,business
children,youngsters,kids
big,large
huge,massive,enormous
people,persons
residents,inhabitants
near,close to
about,around,roughly,some
more than,over
less than,under,fewer than
at least,no fewer than
rose,climbed,increased
fell,dropped,declined
said,stated,told reporters
film,movie
released,issued
won,gained
founded,established,set up
built,constructed
destroyed,wrecked,razed
damaged,battered
attack,assault
attacked,assaulted
arrived,came
left,departed
visited,toured
located,situated
employees,workers,staff
jobs,posts,positions
cost,price
worth,valued at
police,officers
soldiers,troops
house,home
houses,homes
town,city
nation,country
border,frontier
vote,ballot
talks,negotiations
agreement,accord,deal
received,got
sent,dispatched
wrote,penned
made,produced
annual,yearly
approximately,about
located in,based in
earned,made
grew,expanded
reached,hit
sold,marketed
song,track
television,tv
show,programme
match,game
players,athletes
pupils,students
doctors,physicians
storm,gale
fire,blaze
accident,crash
aircraft,plane
ship,vessel
boat,craft
car,vehicle
train,rail service
road,highway
injuries,wounds
illness,disease
murder,killing
shot dead,gunned down
spokesman,representative
leader,head
minister,secretary
protesters,demonstrators
protest,demonstration
rescued,saved
missing,unaccounted for
closed,shut
allowed,permitted
banned,prohibited
held,staged
announced,made public""".splitlines()
]
OTHERS = {w: [x for x in group if x != w] for group in SYNONYMS for w in group}
FORMS = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, OTHERS), key=len, reverse=True)) + r")\b"
)
SUBJECT = re.compile(r"^(?:[A-Z][\w'-]+ ){1,3}(?=(?:is|was|are|were|has|had|will|can|did)\b)")


def view(text: str, rng: random.Random) -> str:
    """A random view of ``text``."""
    if rng.random() < 0.5:
        text = FORMS.sub(lambda m: rng.choice([m.group(), *OTHERS[m.group()]]), text)
    if rng.random() < 0.15:
        text = SUBJECT.sub(rng.choice(["It ", "He ", "She ", "The company ", ""]), text)
    words = text.split()
    at = next((i for i, w in enumerate(words) if MARK.search(w)), None)
    if at is None:
        return text
    first, last = 0, len(words)
    if len(words) > 10 and rng.random() < 0.5:
        first = rng.randint(0, max(0, at - NEAR - 1))
    if len(words) > 10 and rng.random() < 0.5:
        last = rng.randint(min(len(words), at + NEAR + 2), len(words))
    lost = 0.12 if rng.random() < 0.4 else 0.0
    return " ".join(
        w
        for i, w in enumerate(words[first:last], first)
        if abs(i - at) <= NEAR or rng.random() >= lost
    )
