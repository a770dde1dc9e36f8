"""More probes of status: a sentence of our own, one word of it, and whether the act that the word tells came about.

They were written at once and then read, to see how far the rules reach beyond the sentences that they were made with.
"""

from __future__ import annotations

DID_NOT_HAPPEN = """
Marines never [boarded] the tanker.
The tanker was never [boarded] by marines.
Police didn't [detain] the students.
The students weren't [detained].
The garrison no longer [controls] the bridge.
The bridge is no longer [blocked] by farmers.
Ankara refused to [extradite] the pilot.
The pilot's family says Ankara refused to [extradite] him.
The junta has refused to [free] the editors.
Its refusal to [free] the editors drew protests.
The council failed to [condemn] the raid.
The council's failure to [condemn] the raid angered Cairo.
The convoy has yet to [reach] the camp.
The camp has yet to be [reached] by any convoy.
The two presidents have yet to [meet].
Parliament stopped short of [dismissing] the minister.
The communique stopped short of [blaming] Tehran.
Instead of [freeing] the sailors, the court jailed them.
The court jailed the sailors instead of [freeing] them.
Rather than [extradite] the pilot, Ankara sent him home.
The minister cancelled his [visit] to Cairo.
The minister's [visit] to Cairo was cancelled.
The generals postponed the election [talks].
The [talks] have been postponed until spring.
The union called off the [strike].
The [strike] was called off at the last minute.
The planned [strike] was called off.
The aborted [mission] cost two lives.
An aborted [raid] on the depot left two dead.
The abandoned [talks] had raised hopes.
The delegation was to have [visited] the camp on Tuesday.
The envoys were to have been [received] by the king.
The envoys had been due to [meet] on Tuesday.
The bank had been expected to [freeze] the accounts.
The accounts had been supposed to be [frozen] in May.
The garrison would have [surrendered] but for the snow.
The mayor would have [resigned] if the council had asked him.
Had it not been for the snow, the garrison would have [surrendered].
The army held off from [attacking] the camp.
The envoy left town without [signing] the accord.
Neither government [recognised] the vote.
Not one soldier [fired].
No shots were [fired].
No prisoner was [released].
None of the hostages has been [freed].
The guards prevented marchers from [entering] the square.
Marchers were prevented from [entering] the square.
The court barred the party from [holding] a rally.
The president vetoed [sanctions] against the bank.
Spain ruled out any [deployment] of troops.
Spain has ruled out [deploying] troops.
Parliament voted against [sending] troops.
The rebels broke their promise to [free] the nurses.
The [meeting] did not take place.
The [meeting] never took place.
The [offensive] failed to materialise.
The pilots were unable to [bomb] the dam.
Cairo decided against [expelling] the envoy.
The minister declined to be [drawn into] talks.
Hardly any villages were [shelled].
The [vote] was blocked by two members.
"""

DENIED = """
The general denied having [ordered] the attack.
The general denied any [attack] on the clinic.
The colonel denied that the clinic had been [bombed].
Beirut denies [hosting] the fugitives.
The air force said it had not [struck] the clinic.
The ministry rejected accusations that it had [tortured] the prisoners.
The police chief dismissed claims that officers had [beaten] the marchers.
The embassy said that Rabat had denied [sheltering] the fugitives.
The spokesman denied the pilots had [bombed] the clinic.
The army denied reports of an [attack] on the clinic.
The [attack] was denied by the general.
"""

PLANNED = """
The fleet will [sail] on Monday, and aid will be unloaded by Friday.
The fleet will sail on Monday, and aid will be [unloaded] by Friday.
The fleet is due to [sail] on Monday.
The ceasefire is due to [take effect] at midnight.
The president is to [receive] the envoys tomorrow.
The envoys will be [received] by the king.
The chancellor is expected to [visit] Warsaw in May.
The two are about to [sign] a pact.
The generals said they would [hand over] power in June.
The junta promised it would [lift] the curfew.
The junta has promised to [lift] the curfew.
The junta's promise to [lift] the curfew was kept secret.
Warsaw agreed to [train] the pilots.
Under the accord, the rebels will [disarm].
Under the accord the rebels are to [disarm] by June.
The chancellor's planned [visit] to Warsaw drew criticism.
The forthcoming [summit] worries the bankers.
The [summit] is scheduled for May.
The [summit] will be held in May.
The [summit] will take place in May.
The prime minister flew to Cairo to [meet] the king.
Ships left port to [evacuate] the wounded.
President to [visit] camp on Friday
Envoys to [meet] in Cairo next week
Union to [strike] over pay
The rebels have decided to [free] the nurses.
The two armies are preparing to [withdraw].
The bill would [ban] the party, its authors said.
The cabinet approved plans to [expel] the envoy.
"""

THREATENED = """
The junta threatened to [expel] the envoy.
The junta has threatened [sanctions] against the bank.
The envoy was threatened with [expulsion].
The threatened [strike] would close every port.
The admiral warned that his ships would [fire] on the boats.
The admiral warned he would [fire] on the boats.
The rebels vowed to [attack] the pipeline.
The threat of an [invasion] kept the markets low.
The gang threatened to [kill] the nurses unless it was paid.
Unless they are paid, the gang will [kill] the nurses.
The president threatened that he would [withdraw] from the treaty.
The union threatened to [walk out].
"""

OFFERED = """
Cairo offered to [mediate].
Cairo has offered to [host] the two sides.
Cairo's offer to [mediate] was welcomed.
An offer by Cairo to [mediate] was welcomed.
The rebels offered a [ceasefire].
The rebels proposed a [truce] of ten days.
The rebels are prepared to [free] the nurses.
The rebels said they were ready to [free] the nurses.
The rebels declared themselves ready to [disarm].
The king invited the envoys to [visit] him.
The envoys were invited to [visit] the king.
The ministry expressed its willingness to [talk].
Cairo put forward a [truce].
"""

REQUESTED = """
Rabat urged Cairo to [expel] the envoy.
Cairo was urged to [expel] the envoy.
Rabat called on Cairo to [expel] the envoy.
Rabat has called for the envoy's [expulsion].
The envoy's [expulsion] was demanded by Rabat.
The marchers demanded the [release] of the editors.
The marchers demanded that the editors be [freed].
Rabat needs Cairo to [open] the border.
Cairo must [open] the border, the ministry said.
Cairo should [open] the border, the ministry said.
The ministry said that Cairo had to [open] the border.
The colonel ordered his men to [fire].
The colonel's order to [fire] was ignored.
Appeals for [talks] went unanswered.
The pope pleaded for the editors to be [freed].
The union asked that the mayor [resign].
The council's demand for a [ceasefire] was ignored.
The bishop begged the gunmen to [spare] the nurses.
The bishop insisted on [talks].
Parliament recommended [lifting] the curfew.
The king told the rebels to [disarm].
"""

HOPED = """
Cairo hopes to [host] the summit.
Cairo hoped that the rebels would [disarm].
The rebels want to [meet] the king.
The rebels sought to [capture] the dam.
The mediators are trying to [revive] the talks.
The envoy's hopes of a [truce] faded.
The editors are eager to [talk].
The commandos attempted to [free] the nurses.
An attempt to [free] the nurses ended in bloodshed.
The king wishes to [meet] the rebels.
"""

HYPOTHETICAL = """
Rabat may [expel] the envoy.
The envoy may be [expelled].
The envoy could be [expelled].
The union might [strike].
If the rebels [disarm], the curfew will end.
The curfew will end if the rebels [disarm].
Unless the rebels [disarm], the curfew will stay.
Should they [attack], the navy would answer.
Were they to [attack], the navy would answer.
Provided the rebels [disarm], the curfew will end.
In case the rebels [attack], the bridges will be mined.
Possible [talks] between the two were discussed.
A possible [attack] on the dam worries Cairo.
Cairo fears an [attack] on the dam.
Cairo warned of a possible [attack] on the dam.
The navy is likely to [attack].
A truce is unlikely to be [signed] soon.
Rabat has not ruled out [expelling] the envoy.
Rabat is weighing [sanctions].
Rabat is considering whether to [expel] the envoy.
Any [talks] would be held in Cairo.
Will the junta [lift] the curfew?
Has the junta [lifted] the curfew?
"Will you [resign]?" a reporter asked.
Nobody knows whether the rebels [shelled] the clinic.
It is feared that the rebels will [attack] the dam.
A [strike] would close every port.
The navy can [bomb] any port on the coast.
"""

ONGOING = """
The army is [besieging] the town.
The town is being [besieged] by the army.
The rebels continue to [hold] the nurses.
The rebels are still [holding] the nurses.
The nurses are still being [held].
The [siege] continues.
[Talks] are continuing in Cairo.
[Negotiations] are in progress in Cairo.
The ongoing [siege] has starved the town.
Farmers have been [blocking] the road since Monday.
The rebels keep [firing] at the depot.
Fighters are [massing] near the border.
"""

HAPPENED = """
The president called the king to [congratulate] him.
The king, accused of [jailing] his brother, fell silent.
The editors, [freed] on Monday, flew home.
The junta reportedly [freed] the editors.
The editors are reported to have been [freed].
The navy did not hesitate to [fire].
The colonel did not fail to [report] the raid.
The commandos managed to [free] the nurses.
The nurses were able to [leave] the town.
The colonel was made to [resign].
The colonel was forced to [resign].
The court let the editors [leave].
The rebels ended their [siege] of the town.
The rebels stopped [shelling] the town.
The general regrets having [bombed] the clinic.
The general admitted that his pilots had [bombed] the clinic.
It was the navy that [boarded] the tanker.
Not only did the army [shell] the town, it burned it.
The rebels freed the nurses after [meeting] the bishop.
The army attacked before the rebels had [left].
Rabat rejected the [accusation] that it had paid the rebels.
Rabat denied the [charge].
Rabat dismissed the [threat].
Rabat rejected Cairo's [proposal] for a truce.
Rabat turned down the [invitation].
The king condemned the [massacre].
The [massacre] was condemned by the king.
The alleged [massacre] is being investigated.
The bishop said the general had admitted that pilots had [bombed] the clinic.
A spokesman said the ministry had [summoned] the envoy.
The envoy said Rabat had threatened to expel him and had [recalled] its consul.
Witnesses said that soldiers had [fired] on the crowd.
Rabat [refused] to expel the envoy.
Rabat [threatened] to expel the envoy.
Rabat [denied] sheltering the fugitives.
Rabat [called on] Cairo to expel the envoy.
The king [offered] to mediate.
Even if Rabat objects, Cairo has [signed] the pact.
Since the rebels [left], the town has been calm.
Until the rebels [left], the town was besieged.
Once the rebels [left], the town was calm.
It is not clear who [shelled] the clinic.
"""

TABLE = {
    "did_not_happen": DID_NOT_HAPPEN,
    "denied": DENIED,
    "planned": PLANNED,
    "threatened": THREATENED,
    "offered": OFFERED,
    "requested": REQUESTED,
    "hoped": HOPED,
    "hypothetical": HYPOTHETICAL,
    "ongoing": ONGOING,
    "happened": HAPPENED,
}
MORE_PROBES = [(line, status) for status, lines in TABLE.items() for line in lines.strip().splitlines()]
