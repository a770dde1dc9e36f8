"""Each probe is a sentence of our own, one word of it, and whether the act that the word tells came about."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.reading.parse import Parser
from dragoman.reading.reader import Knowledge, Reader
from tests.reading.status_probes import MORE_PROBES

PUBLISHED = date(2024, 1, 10)  # a Wednesday

HAPPENED = """
Rebels [seized] the town on Monday.
The town was [seized] by rebels.
The rebels managed to [seize] the town.
The envoy succeeded in [reaching] the port.
The army went on to [shell] the harbour.
The minister admitted [meeting] the rebels.
The minister acknowledged that he had [met] the rebels.
The guards dared to [fire] at the crowd.
The rebels never failed to [attack] at dawn.
The general did not hesitate to [bomb] the bridge.
Oslo [threatened] to close the border.
Oslo [urged] Bergen to withdraw its troops.
Oslo [refused] to meet the envoy.
Oslo [denied] shelling the village.
Oslo [offered] to host talks.
Oslo has [begun] to withdraw.
The two sides [held] talks in Geneva on Monday.
[Talks] between Oslo and Bergen collapsed on Monday.
The army stopped [shelling] the town.
Oslo condemned the [attack] on the port.
Oslo expressed regret that its troops had [fired] on the crowd.
Oslo did not say why it had [closed] the border.
Before [leaving] the capital, the envoy met the king.
After the rebels [attacked] the port, ships turned back.
Because the rebels [attacked] the port, ships turned back.
Although Oslo [signed] the pact, fighting went on.
The ministry said that rebels had [shelled] the town.
The rebels reportedly [shelled] the town.
The rebels are said to have [shelled] the town.
The rebels are believed to have [killed] two guards.
Police accused the men of [bombing] the station.
The mayor was accused of [arresting] protesters.
Not only did rebels [attack] the port, they burned it.
The delay did not stop rebels from [attacking] the port.
It was the army that [attacked] the port.
The rebels forced the guards to [surrender].
The general was forced to [resign].
The court allowed the opposition leader to [leave] the country on Monday.
The rebels announced that they had [freed] the hostages.
The envoy, who [met] the king on Monday, left the capital.
"""

DID_NOT_HAPPEN = """
The rebels did not [attack] the port.
The rebels didn't [attack] the port.
The port was not [attacked].
Oslo never [signed] the treaty.
The treaty was never [signed].
Oslo no longer [supports] the rebels.
Oslo refused to [meet] the envoy.
Oslo failed to [sign] the treaty.
Oslo declined to [send] troops.
Oslo has yet to [sign] the treaty.
The treaty has yet to be [signed].
The minister left without [meeting] the envoy.
The army withdrew without [firing] a shot.
Instead of [meeting] the envoy, the minister flew home.
Rather than [sign] the treaty, the minister flew home.
Oslo stopped short of [imposing] sanctions.
Oslo ruled out [sending] troops.
Oslo ruled out a [truce] with the rebels.
Oslo cancelled the [talks].
The [talks] were cancelled.
Oslo postponed the [visit].
The [visit] was called off.
Police foiled an [attack] on the station.
An [attack] on the station was foiled.
Diplomats averted a [strike] on the port.
Police prevented the rebels from [attacking] the port.
The rebels were stopped from [entering] the town.
No one [attacked] the port.
Nobody was [killed].
Neither side [signed] the treaty.
None of the rebels [surrendered].
Oslo did not sign the treaty, nor did Bergen [withdraw] its troops.
No talks were [held].
The [talks] never began.
[Talks] did not take place.
There were no [talks].
The minister had been expected to [sign] the treaty.
The minister was to have [met] the envoy on Monday.
Oslo would have [signed] the treaty had Bergen withdrawn.
Oslo could have [signed] the treaty, but it did not.
Oslo should have [withdrawn] its troops years ago.
Had Bergen [withdrawn], Oslo would have signed the treaty.
If Bergen had [withdrawn], Oslo would have signed the treaty.
The failed [coup] shook the capital.
The cancelled [visit] angered Bergen.
The rebels did not agree to [withdraw].
The rebels did not manage to [seize] the town.
The rebels were unable to [seize] the town.
Oslo could not [reach] the hostages.
The rebels will not [surrender].
Oslo would not [sign] the treaty.
His refusal to [meet] the envoy cost him dear.
The failure to [sign] the treaty cost him dear.
Oslo resisted calls to [withdraw] its troops.
Oslo rejected a call to [withdraw] its troops.
The rebels hardly [fired] a shot.
The minister chose not to [meet] the envoy.
Oslo promised not to [attack] the port.
The minister avoided [meeting] the envoy.
The rebels were banned from [entering] the town.
Oslo has not [attacked] the port.
Far from [withdrawing], the army dug in.
"""

DENIED = """
Oslo denied [shelling] the village.
Oslo denied that it had [shelled] the village.
Oslo denied having [shelled] the village.
The navy said it had not [shelled] the lighthouse.
Oslo rejected the claim that its troops had [fled].
Oslo dismissed reports that it had [attacked] the port.
Oslo denied the [attack].
Bergen denied that anyone had been [killed].
Oslo denied that it had agreed to [withdraw].
Oslo denied claims that it had [arrested] the envoy.
"""

PLANNED = """
Oslo will [send] troops.
Troops will be [sent] to the border.
Oslo plans to [withdraw] its troops.
Oslo agreed to [withdraw] its troops.
Oslo pledged to [withdraw] its troops.
Oslo decided to [withdraw] its troops.
Oslo is to [sign] the treaty on Friday.
The treaty is to be [signed] on Friday.
The ministers are due to [meet] on Friday.
The ministers are expected to [meet] on Friday.
The ministers are set to [meet] on Friday.
The ministers are about to [meet].
The ministers are going to [meet] on Friday.
The ministers are scheduled to [meet] on Friday.
The minister [meets] the envoy tomorrow.
The planned [visit] was welcomed.
The upcoming [negotiations] were welcomed.
The minister said that Oslo would [send] troops.
Oslo announced that it would [impose] sanctions.
The army sent troops to [free] the hostages.
Oslo has a plan to [withdraw] its troops.
Talks will be [held] on Friday.
[Talks] are due to begin on Friday.
The decision to [withdraw] the troops was welcomed.
The plot to [kill] the mayor shook the town.
Oslo intends to [attack] the port.
The rebels are preparing to [attack] the port.
Oslo and Bergen agreed on a [ceasefire] from Friday.
Oslo made preparations to [withdraw].
"""

THREATENED = """
Oslo threatened to [close] the border.
Oslo threatened Bergen with [sanctions].
Oslo warned that it would [attack] the port.
Oslo warned that it would [close] the border if Bergen did not withdraw.
The general vowed to [attack] the port.
Oslo threatened that it would [impose] sanctions.
The threat of [sanctions] hung over the talks.
The threat to [close] the border worried Bergen.
Bergen was threatened with [sanctions].
The rebels warned that they would [kill] the hostages.
"""

OFFERED = """
Oslo offered to [host] talks.
An offer of [talks] went unanswered.
Oslo offered [talks].
Oslo proposed a [ceasefire].
Oslo proposed to [withdraw] its troops.
Oslo volunteered to [send] troops.
Oslo is ready to [meet] the rebels.
Oslo is willing to [withdraw] its troops.
The offer to [meet] the rebels stands.
Oslo expressed its readiness to [withdraw] its troops.
The minister said that Oslo was prepared to [meet] the rebels.
Oslo proposed [holding] talks in Geneva.
"""

REQUESTED = """
Oslo urged Bergen to [withdraw] its troops.
Bergen was urged to [withdraw] its troops.
Oslo asked Bergen to [release] the hostages.
Oslo demanded that Bergen [withdraw] its troops.
Oslo called for [talks].
Oslo called on Bergen to [withdraw] its troops.
Calls for a [ceasefire] grew louder.
The call to [withdraw] went unheard.
The general ordered his troops to [withdraw].
The troops were ordered to [withdraw].
Oslo demanded the [release] of the hostages.
Oslo told the rebels to [surrender].
Oslo appealed to Bergen to [end] the blockade.
Oslo insisted that Bergen [withdraw].
Oslo pressed Bergen to [sign] the treaty.
"The rebels must [withdraw]," the minister said.
Oslo said the rebels must [release] the hostages.
Oslo urged that the hostages be [released].
The demand that the hostages be [released] was ignored.
"""

HOPED = """
Oslo hopes to [meet] the envoy.
Oslo hopes that Bergen will [sign] the treaty.
Oslo wants to [meet] the envoy.
Hopes of a [ceasefire] faded.
The prospect of a [ceasefire] cheered the town.
Oslo tried to [seize] the town.
The rebels attempted to [seize] the town.
Oslo is seeking to [join] the alliance.
Oslo is keen to [meet] the envoy.
Oslo hopes for [talks] with Bergen.
The rebels are trying to [seize] the town.
"""

HYPOTHETICAL = """
Oslo may [send] troops.
Oslo could [impose] sanctions.
Sanctions could be [imposed].
Oslo might not [sign] the treaty.
If Oslo [attacks], Bergen will answer.
Unless Oslo [withdraws], talks will end.
Should Oslo [attack], Bergen would answer.
Were Oslo to [attack], Bergen would answer.
Did Oslo [attack] the port?
Will Oslo [withdraw] its troops?
Any [attack] on the port would be answered.
Oslo asked whether Bergen had [attacked] the port.
It is unclear whether the rebels [attacked] the port.
Oslo did not rule out [sending] troops.
Oslo has not ruled out [sanctions].
A possible [attack] worried the town.
An [attack] would be a mistake.
Oslo is considering [sending] troops.
Oslo is likely to [sign] the treaty.
Oslo is unlikely to [sign] the treaty.
A ceasefire would [end] the war.
The minister would [meet] the rebels if they laid down arms.
Perhaps the rebels [fled].
Oslo fears that Bergen will [attack] the port.
"""

ONGOING = """
The army is [shelling] the town.
The army continues to [shell] the town.
The army continued to [shell] the town.
The army keeps [shelling] the town.
[Fighting] continues near the port.
The army is still [shelling] the town.
Rebels still [hold] the town.
Rebels have been [shelling] the town for weeks.
The town is being [shelled].
Oslo [opposes] the plan.
The two sides are [holding] talks in Geneva.
[Talks] are under way in Geneva.
[Talks] are ongoing in Geneva.
The ongoing [talks] in Geneva cheered the town.
Oslo has not stopped [shelling] the town.
The mediators are [meeting] in Doha.
"""

TABLE = {
    "happened": HAPPENED,
    "did_not_happen": DID_NOT_HAPPEN,
    "denied": DENIED,
    "planned": PLANNED,
    "threatened": THREATENED,
    "offered": OFFERED,
    "requested": REQUESTED,
    "hoped": HOPED,
    "hypothetical": HYPOTHETICAL,
    "ongoing": ONGOING,
}
PROBES = [(line, status) for status, lines in TABLE.items() for line in lines.strip().splitlines()]
PROBES += MORE_PROBES


@pytest.fixture(scope="module")
def reader(parser: Parser) -> Reader:
    """The whole reader over the shared parser."""
    return Reader(parser, Knowledge.load())


@pytest.mark.parametrize(("probe", "status"), PROBES, ids=[line for line, _ in PROBES])
def test_a_marked_word_has_this_status(reader: Reader, probe: str, status: str) -> None:
    """The word between brackets tells an act, and the sentence tells whether it came about."""
    before, rest = probe.split("[")
    marked, after = rest.split("]")
    reading = reader.read(Document("probe", before + marked + after, PUBLISHED, language="en"), predicates=True)
    told = (*reading.events, *reading.predicates)
    at = [t for t in told if t.span.start <= len(before) < t.span.end]
    found = [t.status for t in at if t.span.start == max(t.span.start for t in at)]
    assert found == [status]
