"""Who is meant: each probe is a day, a text of our own with the words in brackets, and whom they mean.

Whom they mean is written country:sector:part of the name; ``*`` is anything, ``A|B`` either, an empty part what has
none; ``A&B`` the countries of several; ``-`` nobody, and ``-|`` before the rest nobody or that.
"""

from __future__ import annotations

PEOPLE_AND_BODIES = """
2024-05-01 | [Juan Pérez], a Colombian senator, met the envoy on Monday. | COL:LEG:Juan Pérez
2024-05-01 | Colombian senator [Juan Pérez] met the envoy on Monday. | COL:LEG:Juan Pérez
2024-05-01 | Juan Pérez, a Colombian senator, met the envoy. On Tuesday [Pérez] flew home. | COL:LEG:Juan Pérez
2024-05-01 | [The mayor of Goma] ordered a curfew on Monday. | COD:GOV:mayor
2024-05-01 | The mayor of Goma, [Faustin Kapend], ordered a curfew on Monday. | COD:GOV:Faustin Kapend
2024-05-01 | Faustin Kapend, the mayor of Goma, ordered a curfew. [He] also closed the port. | COD:GOV:Faustin Kapend
2024-05-01 | [Kharkiv's mayor] accused Russia of shelling the city. | UKR:GOV:
2024-05-01 | [The governor of Belgorod] said drones had hit a depot. | RUS:GOV:
2024-05-01 | [Belgorod governor Vyacheslav Gladkov] said drones had hit a depot. | RUS:GOV:Vyacheslav Gladkov
2024-05-01 | [Cairo police] arrested three men on Monday. | EGY:COP:
2024-05-01 | [Police in Nairobi] arrested three men on Monday. | KEN:COP:
2024-05-01 | [Lagos authorities] banned the march. | NGA:GOV:
2024-05-01 | [Amina Yusuf], a Kenyan nurse, accused the army of looting. | KEN:MED:Amina Yusuf
2024-05-01 | [Pavel Novotny], a Czech farmer, blocked the road. | CZE:AGR:Pavel Novotny
2024-05-01 | [Tomas Ruiz], who leads the Bolivian miners' union, called a strike. | BOL:LAB:Tomas Ruiz
2024-05-01 | [Leila Haddad], spokeswoman for the Lebanese army, denied the report. | LBN:MIL:Leila Haddad
2024-05-01 | Major [Omar Farouq], a Sudanese army officer, was arrested. | SDN:MIL:Omar Farouq
2024-05-01 | [Grace Mwangi], a Nairobi-based lawyer, sued the government. | KEN:JUD|CVL:Grace Mwangi
2024-05-01 | [Erik Lund], a Norwegian diplomat, travelled to Bogotá. | NOR:GOV:Erik Lund
2024-05-01 | [Marta Silva], a reporter for a Brazilian newspaper, was detained. | BRA:JRN:Marta Silva
2024-05-01 | [Rania Saleh], a student at Cairo University, was arrested. | EGY:EDU:Rania Saleh
2024-05-01 | [Peter Okafor], bishop of Kaduna, condemned the killings. | NGA:REL:Peter Okafor
2024-05-01 | [Ivan Kolar], head of a Croatian charity, sent food. | HRV:SOC:Ivan Kolar
2024-05-01 | [Davit Beridze], an opposition leader in Georgia, called for protests. | GEO:OPP:Davit Beridze
2024-05-01 | [Tanaka Hiroshi], a retired Japanese general, criticised the plan. | JPN:ELI|MIL:Tanaka Hiroshi
2024-05-01 | [Ahmed al-Rawi], a Shiite cleric in Iraq, urged calm. | IRQ:REL:Ahmed al-Rawi
2024-05-01 | [The French president] called for a truce. | FRA:GOV:Emmanuel Macron
2015-05-01 | [The French president] called for a truce. | FRA:GOV:Hollande
2024-05-01 | [The then-president, Donald Trump,] withdrew from the pact in 2018. | USA:*:Donald Trump
2024-05-01 | In 2018 [the American president] withdrew from the nuclear deal. | USA:*:Donald Trump
2024-05-01 | [The late Iranian president Ebrahim Raisi] had opposed the plan. | IRN:*:Ebrahim Raisi
2024-12-15 | [The president-elect] threatened tariffs on Canada. | USA:*:Donald Trump
2024-12-15 | [President-elect Donald Trump] arrived in Paris. | USA:*:Donald Trump
2021-07-01 | [Angela Merkel] met the Russian president. | DEU:GOV:Angela Merkel
2023-07-01 | [Angela Merkel] defended the pipeline. | DEU:ELI:Angela Merkel
2023-07-01 | [The former German chancellor] defended the pipeline. | DEU:ELI:
2023-07-01 | [Germany's former chancellor, Angela Merkel,] defended the pipeline. | DEU:ELI:Angela Merkel
2024-05-01 | [Britain's top diplomat] flew to Kyiv. | GBR:GOV:David Cameron
2024-08-01 | [Britain's top diplomat] flew to Kyiv. | GBR:GOV:David Lammy
2024-05-01 | [America's top diplomat] flew to Riyadh. | USA:GOV:Antony Blinken
2025-03-01 | [The US secretary of state] flew to Riyadh. | USA:GOV:Marco Rubio
2024-05-01 | [The EU's foreign policy chief] urged restraint. | EUR:GOV:Josep Borrell
2025-03-01 | [The EU's foreign policy chief] urged restraint. | EUR:GOV:Kaja Kallas
2024-05-01 | [The NATO secretary-general] visited Kyiv. | IGO:*:Jens Stoltenberg
2025-01-10 | [NATO's chief] visited Kyiv. | IGO:*:Mark Rutte
2024-05-01 | [The head of the IAEA] visited Tehran. | IGO:*:Rafael Grossi
2024-05-01 | [The UN secretary-general] condemned the attack. | IGO:*:António Guterres
2024-05-01 | [The UN's human rights chief] condemned the attack. | IGO:*:Volker Türk
2024-05-01 | [India's external affairs minister] visited Sri Lanka. | IND:GOV:Jaishankar
2024-05-01 | [The Turkish foreign minister] visited Baghdad. | TUR:GOV:Hakan Fidan
2024-05-01 | [The Ukrainian foreign minister] met his Hungarian counterpart. | UKR:GOV:Kuleba
2024-05-01 | [The Israeli prime minister] rejected the offer. | ISR:GOV:Benjamin Netanyahu
2022-08-01 | [The Israeli prime minister] rejected the offer. | ISR:GOV:Yair Lapid
2024-05-01 | [Israel's defence minister] ordered a new offensive. | ISR:GOV:Yoav Gallant
2024-05-01 | [Pakistan's army chief] warned India. | PAK:MIL:Asim Munir
2024-05-01 | [Sudan's army chief] rejected the talks. | SDN:*:Burhan
2024-05-01 | [Myanmar's junta leader] promised elections. | MMR:*:Min Aung Hlaing
2024-05-01 | [Egypt's intelligence chief] flew to Israel. | EGY:SPY:Abbas Kamel
2024-05-01 | [The CIA director] flew to Cairo. | USA:SPY:William Burns
2025-03-01 | [Syria's interim president] visited Turkey. | SYR:GOV:Sharaa
2024-05-01 | [The Syrian president] visited Beijing. | SYR:GOV:Assad
2025-06-01 | [The ousted Syrian president] fled to Moscow. | SYR:ELI:Assad
2024-05-01 | [The speaker of the House] blocked the vote on Ukraine. | USA:LEG:Mike Johnson
2024-05-01 | [The Pentagon chief] telephoned his Chinese counterpart. | USA:GOV:Lloyd Austin
2024-05-01 | [Iran's supreme leader] vowed revenge. | IRN:GOV:Khamenei
2024-05-01 | [North Korea's leader] oversaw a launch. | PRK:GOV:Kim Jong
2024-05-01 | [The Saudi crown prince] met the Chinese premier. | SAU:GOV:Mohammed bin Salman
2024-05-01 | [The pope] appealed for peace. | VAT:REL:Francis
2025-06-01 | [The pope] appealed for peace. | VAT:REL:Leo
2024-05-01 | President Vladimir Putin met [his Chinese counterpart], Xi Jinping. | CHN:GOV:Xi Jinping
2024-05-01 | Putin flew to Beijing. [His spokesman] denied the report. | RUS:GOV:
2024-11-01 | Mark Rutte visited Berlin. [His predecessor] had done so in May. | IGO:*:Jens Stoltenberg
2024-05-01 | Iran recalled its ambassador. [Its foreign minister] spoke of an insult. | IRN:GOV:Amir
2024-05-01 | Hamas rejected the draft. [The group's political wing] had asked for changes. | PSE:*:
2024-05-01 | Hungary vetoed the package. [Its prime minister] called it a mistake. | HUN:GOV:Orb
2024-05-01 | Giorgia Meloni arrived in Tunis on Sunday. [Her delegation] met the president. | ITA:GOV:
2024-05-01 | [The wife of the jailed opposition leader] called for protests. | *:CVL|ELI:
2024-05-01 | [Navalny's widow, Yulia Navalnaya,] urged voters to protest. | RUS:*:Yulia Navaln
2024-05-01 | [European leaders] condemned the attack. | EUR:GOV:
2024-05-01 | [Arab leaders] condemned the attack. | *:GOV:
2024-05-01 | [Western diplomats] doubted the offer. | -|*:GOV:diplomats
2024-05-01 | [African heads of state] condemned the coup. | *:GOV:
2024-05-01 | [Baltic foreign ministers] called for sanctions. | *:GOV:
2024-05-01 | [The rebels' spokesman] denied the report. | *:REB:
2024-05-01 | [M23 rebels] seized the town. | COD:REB:M23
2024-05-01 | The M23 seized the town. [The group] has denied receiving help. | COD:REB:M23
2024-05-01 | [The Kremlin] rejected the plan. | RUS:GOV:Presidency of Russia
2024-05-01 | [Downing Street] rejected the plan. | GBR:GOV:
2024-05-01 | [The Elysee] rejected the plan. | FRA:GOV:Presidency of France
2024-05-01 | [Foggy Bottom] rejected the plan. | USA:GOV:
2024-05-01 | [Whitehall] rejected the plan. | GBR:GOV:
2024-05-01 | [The Rashtrapati Bhavan] denied the report. | IND:GOV:
2024-05-01 | [The Blue House] denied the report. | KOR:GOV:
2024-05-01 | [The Casa Rosada] denied the report. | ARG:GOV:
2024-05-01 | [The Quai d'Orsay] denied the report. | FRA:GOV:
2024-05-01 | [Zhongnanhai] stayed silent and rejected the offer. | CHN:GOV:
2024-05-01 | [Brussels] fined the company. | EUR:*:
2024-05-01 | [Turtle Bay] condemned the strike. | IGO:*:
2024-05-01 | [Naypyidaw] rejected the proposal. | MMR:GOV:
2024-05-01 | [The Knesset] approved the bill. | ISR:LEG:
2024-05-01 | [The Sejm] approved the bill. | POL:LEG:
2024-05-01 | [The Majlis] rejected the bill. | IRN|*:LEG:
2024-05-01 | [The Verkhovna Rada] approved the bill. | UKR:LEG:
2024-05-01 | [The Rada] approved the bill. | UKR:LEG:
2024-05-01 | [The Bundestag] approved the bill. | DEU:LEG:
2024-05-01 | [The Diet] approved the bill in Tokyo. | JPN:LEG:
2024-05-01 | [The Lok Sabha] approved the bill. | IND:LEG:
2024-05-01 | [The Duma] approved the bill. | RUS:LEG:
2024-05-01 | [The Folketing] approved the bill. | DNK:LEG:
2024-05-01 | [The Storting] approved the bill. | NOR:LEG:
2024-05-01 | [The Riksdag] approved the bill. | SWE:LEG:
2024-05-01 | [The Saeima] approved the bill. | LVA:LEG:
2024-05-01 | [The Seimas] approved the bill. | LTU:LEG:
2024-05-01 | [The Skupstina] approved the bill. | SRB:LEG:
2024-05-01 | [The Cortes] approved the bill. | ESP:LEG:
2024-05-01 | [The Oireachtas] approved the bill. | IRL:LEG:
2024-05-01 | [The Dail] approved the bill. | IRL:LEG:
2024-05-01 | [The Althing] approved the bill. | ISL:LEG:
2024-05-01 | [The Eduskunta] approved the bill. | FIN:LEG:
2024-05-01 | [The Shura Council] met in Doha and approved the bill. | QAT|SAU:LEG:
2024-05-01 | [The Jatiya Sangsad] approved the bill. | BGD:LEG:
2024-05-01 | [The Mazhilis] approved the bill. | KAZ:LEG:
2024-05-01 | [The Great National Khural] approved the bill. | MNG:LEG:
2024-05-01 | [Russia's Constitutional Court] rejected the appeal. | RUS:JUD:
2024-05-01 | [A Moscow court] jailed the activist. | RUS:JUD:
2024-05-01 | [The Supreme Court of Kenya] rejected the appeal. | KEN:JUD:
2024-05-01 | [The Mossad] killed the engineer. | ISR:SPY:
2024-05-01 | [MI6] warned ministers. | GBR:SPY:
2024-05-01 | [The SBU] arrested two men. | UKR:SPY:
2024-05-01 | [The FSB] arrested two men. | RUS:SPY:
2024-05-01 | [The DGSE] warned ministers. | FRA:SPY:
2024-05-01 | [The BND] warned ministers. | DEU:SPY:
2024-05-01 | [Shin Bet] arrested two men. | ISR:SPY:
2024-05-01 | [The ISI] denied the report. | PAK:SPY:
2024-05-01 | [RAW] denied the report from Islamabad. | IND:SPY:
2024-05-01 | [The MIT] captured two men in Iraq. | TUR|USA:SPY|EDU:
2024-05-01 | [The Carabinieri] arrested two men. | ITA:COP|MIL:
2024-05-01 | [The Guardia Civil] arrested two men. | ESP:COP:
2024-05-01 | [The Metropolitan Police] arrested two men. | GBR:COP:
2024-05-01 | [The Royal Canadian Mounted Police] arrested two men. | CAN:COP:
2024-05-01 | [The Bundesbank] warned of a crisis. | DEU:GOV:
2024-05-01 | [The Federal Reserve] raised rates. | USA:GOV:
2024-05-01 | [The Reserve Bank of India] raised rates. | IND:GOV:
2024-05-01 | [The Bank of England] raised rates. | GBR:GOV:
2024-05-01 | [The Riksbank] raised rates. | SWE:GOV:
2024-05-01 | [The IRGC] seized a tanker. | IRN:MIL:
2024-05-01 | [The Basij] beat protesters. | IRN:*:
2024-05-01 | [The Janjaweed] burned the village. | SDN:*:
2024-05-01 | [The Wagner Group] killed villagers. | RUS:*:Wagner
2024-05-01 | [The African National Congress] lost the vote and accepted the result. | ZAF:PTY:
2024-05-01 | [Fidesz] rejected the criticism. | HUN:PTY:
2024-05-01 | [The AfD] rejected the criticism. | DEU:PTY:
2024-05-01 | [Labour] rejected the criticism in London. | GBR:PTY:
2024-05-01 | [The Muslim Brotherhood] rejected the criticism. | *:*:Muslim Brotherhood
2024-05-01 | [Al-Shabaab] attacked the hotel. | SOM:REB:
2024-05-01 | [The Tigray People's Liberation Front] rejected the offer. | ETH:*:
2024-05-01 | [The Arakan Army] seized the town. | MMR:REB:
2024-05-01 | [Jama'at Nasr al-Islam wal Muslimin] attacked the convoy. | MLI|*:REB:
2024-05-01 | [JNIM] attacked the convoy. | MLI|*:REB:
2024-05-01 | [The Baloch Liberation Army] attacked the train. | PAK:REB:
2024-05-01 | [The Lord's Resistance Army] attacked the village. | UGA:REB:
2024-05-01 | [The Allied Democratic Forces] attacked the village. | *:REB:
2024-05-01 | [The FARC dissidents] attacked the village. | COL:REB:
2024-05-01 | [The Sinaloa Cartel] killed two policemen. | MEX:CRM:
2024-05-01 | [The New People's Army] attacked the patrol. | PHL:REB:
2024-05-01 | [Hayat Tahrir al-Sham] seized the town. | SYR:REB:
2024-05-01 | [Islamic Jihad] fired rockets at Israel. | PSE:REB:
2024-05-01 | [Kataib Hezbollah] attacked the base. | IRQ:*:
2024-05-01 | [Gazprom] cut supplies. | RUS:BUS:
2024-05-01 | [Maersk] suspended voyages. | DNK:BUS:
2024-05-01 | [Boeing] denied the report. | USA:BUS:
2024-05-01 | [Huawei] denied the report. | CHN:BUS:
2024-05-01 | [Amnesty International] condemned the arrests. | *:SOC:
2024-05-01 | [Human Rights Watch] condemned the arrests. | *:SOC:
2024-05-01 | [Doctors Without Borders] evacuated its staff. | *:MED|SOC:
2024-05-01 | [The Red Cross] evacuated the wounded. | IGO|*:*:
2024-05-01 | [The Red Crescent] evacuated the wounded. | IGO|*:*:
2024-05-01 | [Xinhua] denied the report. | CHN:JRN:
2024-05-01 | [Al Jazeera] denied the report. | QAT:JRN:
2024-05-01 | [The Russian Orthodox Church] blessed the soldiers. | RUS:REL:
2024-05-01 | [UNICEF] sent food. | IGO:*:
2024-05-01 | [The World Food Programme] sent food. | IGO:*:
2024-05-01 | [ECOWAS] imposed sanctions. | IGO:*:
2024-05-01 | [The Arab League] condemned the strike. | IGO:*:
2024-05-01 | [The International Criminal Court] issued a warrant. | IGO:JUD|*:
2024-05-01 | [Turkish prosecutors] charged the mayor. | TUR:JUD:
2024-05-01 | [Polish farmers] blocked the border. | POL:AGR:
2024-05-01 | [Iraqi Kurds] protested. | IRQ:CVL:
2024-05-01 | [Rohingya refugees] protested. | MMR|*:REF:
2024-05-01 | [Uyghur activists] protested. | CHN|*:CVL:
2024-05-01 | [Kosovo Serbs] blocked the road. | XKX|SRB:CVL:
2024-05-01 | [Bosnian Serb leader Milorad Dodik] threatened to secede. | BIH:*:Milorad Dodik
2024-05-01 | [Egyptian Copts] protested. | EGY:REL|CVL:
2024-05-01 | [Nigerian Christians] protested. | NGA:REL:
2024-05-01 | [Sri Lankan Tamils] protested. | LKA:CVL:
2024-05-01 | [Indian Muslims] protested. | IND:REL:
2024-05-01 | [Israeli settlers] attacked the village. | ISR:CVL:
2024-05-01 | [South African miners] went on strike and demanded more pay. | ZAF:LAB:
2024-05-01 | [Haitian gangs] attacked the prison. | HTI:CRM:
2024-05-01 | [The Ethiopian air force] bombed the town. | ETH:MIL:
2024-05-01 | [Thai marines] fired on the boat. | THA:MIL:
2024-05-01 | [Peruvian congresswoman Ana Soto] accused the president. | PER:LEG:Ana Soto
2024-05-01 | [The Danish intelligence service] warned of sabotage. | DNK:SPY:
2024-05-01 | [The Australian treasury] warned of a crisis. | AUS:GOV:
2024-05-01 | [Spain's ombudsman] criticised the police. | ESP:GOV:
2024-05-01 | [The Chilean navy] seized the boat. | CHL:MIL:
2024-05-01 | Israel bombed [the group's leaders] in Beirut, Hezbollah said. | *:*:
2024-05-01 | Police arrested [dozens of protesters] in Tbilisi. | GEO:CVL:
2024-05-01 | Russian missiles killed [civilians in northern Ukraine]. | UKR:CVL:
2024-05-01 | Gunmen killed [two Kenyan policemen] near the border. | KEN:COP:
2024-05-01 | The president met [foreign investors] in Oslo. | *:BUS:
2024-05-01 | Rwanda expelled [the Belgian ambassador]. | BEL:GOV:
2024-05-01 | Niger expelled [France's ambassador]. | FRA:GOV:
2024-05-01 | Iran freed [the crew of a Greek tanker]. | GRC:*:
2024-05-01 | Turkey arrested [the mayor of Istanbul]. | TUR:GOV:
2024-05-01 | The court jailed [the opposition politician Ilya Orlov]. | *:OPP|PTY:Ilya Orlov
2024-05-01 | The envoy met [Taliban officials] in Kabul. | AFG:*:
2024-05-01 | The envoy met [Hamas negotiators] in Cairo. | PSE:*:
2024-05-01 | The army shelled [rebel positions] near Goma. | -|*:REB:
2024-05-01 | The minister wrote to [the UN Security Council]. | IGO:*:
2024-05-01 | The general thanked [villagers in eastern Congo]. | COD:CVL:
2024-05-01 | The ministry blamed [Pakistan-based militants]. | PAK:REB:
2024-05-01 | The navy rescued [migrants off Libya]. | *:REF:
"""

SEVERAL = """
2024-05-01 | Xi Jinping met Vladimir Putin on Thursday. [The two leaders] signed a declaration. | CHN&RUS
2024-05-01 | Serbia and Kosovo resumed talks on Monday. [Both sides] accused each other of bad faith. | SRB&XKX
2024-05-01 | Serbia and Kosovo resumed talks on Monday. [The two governments] agreed on energy. | SRB&XKX
2024-05-01 | Emmanuel Macron and Olaf Scholz met in Berlin. [The two presidents] did not speak to reporters. | FRA&DEU
2024-05-01 | The presidents of Chile and Peru met on Monday. [The two presidents] signed a treaty. | CHL&PER
2024-05-01 | Egypt, Qatar and the United States presented a plan. [The mediators] want an answer by Friday. | EGY&QAT&USA
2024-05-01 | France, Germany and Britain sent a letter to Tehran. [The trio] demanded an answer. | FRA&DEU&GBR
2024-05-01 | Leaders of America, Japan, India and Australia met. [The quartet] condemned the launch. | USA&JPN&IND&AUS
2024-05-01 | Mali, Niger and Burkina Faso left the bloc. [The three countries] formed an alliance. | MLI&NER&BFA
2024-05-01 | Nikol Pashinyan met Ilham Aliyev in Berlin. [Both men] praised the talks. | ARM&AZE
2024-05-01 | Ethiopia and Somalia resumed talks in Ankara. [Their foreign ministers] signed a paper. | ETH&SOM
2024-05-01 | Egypt and Ethiopia resumed talks. [The two foreign ministers] signed a paper. | EGY&ETH
2024-05-01 | Egypt and Ethiopia resumed talks. [Neither side] gave way. | EGY&ETH
2024-05-01 | China and the Philippines traded accusations. [The two navies] patrol the shoal. | CHN&PHL
2024-05-01 | The ELN and the government agreed on a truce. [Both parties] praised Norway. | COL&COL
2024-05-01 | The United States, Russia, China and France sent envoys. [The four powers] issued a statement. | USA&RUS&CHN&FRA
2024-05-01 | Latvia, Lithuania and Estonia closed their borders. [The trio] blamed Minsk. | LVA&LTU&EST
2024-05-01 | Zelensky met Macron and Scholz in Paris. [The three leaders] condemned the strike. | UKR&FRA&DEU
"""

NOBODY = """
2024-05-01 | Russia fired [missiles] at Kyiv. | -
2024-05-01 | The storm hit [the hall of justice] on Monday. | -
2024-05-01 | Farmers sold [turkey] at the market. | -
2024-05-01 | Talks [may] resume in Oslo. | -
2024-05-01 | The army [will] attack the town. | -
2024-05-01 | In [May] the rebels seized the town. | -
2024-05-01 | [March] was the worst month for the rebels. | -
2024-05-01 | Ministers discussed [power] cuts. | -
2024-05-01 | They ate [Brussels sprouts] in Oslo. | -
2024-05-01 | The minister wore a [Panama hat] in Oslo. | -
2024-05-01 | Traders watched the [Hong Kong dollar] fall. | -
2024-05-01 | The [Berlin Wall] fell in 1989. | -
2024-05-01 | The [Gulf of Oman] was calm. | -
2024-05-01 | He bought [Turkish delight] in Oslo. | -
2024-05-01 | [Will] is needed. | -
2024-05-01 | He cooked a [turkey] for the soldiers. | -
2024-05-01 | They drank from [china] cups. | -
"""

TITLES_AND_TOWNS = """
2024-05-01 | [Ana Ruiz] of Human Rights Watch condemned the arrests. | *:SOC:Ana Ruiz
2024-05-01 | [Over two dozen men and women] met reporters. | -|*:CVL:
2024-05-01 | [Two men] met reporters. | *:UNK:
2024-05-01 | [Men, women and children] fled the town. | *:CVL|UNK:
2024-05-01 | Officials in Tbilisi denied the report. [The breakaway republic] rejected the plan. | *:PRE:
2024-05-01 | Olena Bondar, a nurse, fled. Her brother Taras Bondar stayed. [Taras Bondar] joined the army. | *:*:Taras Bondar
2024-05-01 | Mohammed Deif met Mohammed Sinwar in March. [Sinwar] left for Rafah. | PSE:REB:Mohammed Sinwar
2024-05-01 | [Acting president Mohammad Mokhber] addressed the nation. | IRN:GOV:Mohammad Mokhber
2024-05-25 | [Iran's acting president] addressed the nation. | IRN:GOV:Mohammad Mokhber
2024-11-20 | [Secretary of State-designate Marco Rubio] praised Israel. | USA:*:Marco Rubio
2024-05-01 | [General Valery Zaluzhny] was dismissed. | UKR:*:Zaluzhn
2024-05-01 | [Sir Keir Starmer] criticised the government. | GBR:*:Keir Starmer
2024-09-01 | [Sir Keir] criticised Israel. | GBR:GOV:Keir Starmer
2024-05-01 | [Mr Xi] visited Paris. | CHN:GOV:Xi Jinping
2024-05-01 | [Mr Modi] visited Rome. | IND:GOV:Narendra Modi
2024-05-01 | [Ms von der Leyen] visited Tunis. | EUR:GOV:Ursula von der Leyen
2024-05-01 | [Mrs Meloni] visited Tunis. | ITA:GOV:Giorgia Meloni
2024-05-01 | [King Abdullah] urged restraint. | JOR:GOV:Abdullah
2024-05-01 | [Crown Prince Mohammed bin Salman] met the envoy. | SAU:GOV:Mohammed bin Salman
2024-05-01 | [Ayatollah Ali Khamenei] vowed revenge. | IRN:GOV:Khamenei
2024-05-01 | [Senator Lindsey Graham] visited Kyiv. | USA:LEG:Lindsey Graham
2024-05-01 | [Rep. Michael McCaul] visited Taipei. | USA:LEG:Michael McCaul
2024-05-01 | [Governor Babagana Zulum] visited the camp. | NGA:GOV:Babagana Zulum
2024-05-01 | [Chief Minister Maryam Nawaz] ordered an inquiry. | PAK:GOV:Maryam Nawaz
2024-05-01 | [Kharkiv governor Oleh Syniehubov] said a man was killed. | UKR:GOV:Oleh Syniehubov
2024-05-01 | [The Donetsk governor] said a man was killed. | UKR:GOV:
2024-05-01 | [Kursk's governor] said a drone hit a depot. | RUS:GOV:
2024-05-01 | [Texas governor Greg Abbott] sent troops to the border. | USA:GOV:Greg Abbott
2024-05-01 | [Florida's governor] signed the bill. | USA:GOV:Ron DeSantis
2024-05-01 | [London's mayor] condemned the attack. | GBR:GOV:Sadiq Khan
2024-05-01 | [The mayor of Kyiv] condemned the attack. | UKR:GOV:Klitschko
2024-05-01 | [The mayor of Istanbul] condemned the attack. | TUR:GOV:mamo
2024-05-01 | [The ECB president] warned of a slowdown. | EUR:*:Christine Lagarde
2024-05-01 | [The Fed chair] warned of a slowdown. | USA:GOV:Jerome Powell
2024-05-01 | [The head of the African Union Commission] condemned the coup. | IGO:*:Moussa Faki
2024-05-01 | [The Arab League's secretary-general] condemned the strike. | IGO:*:Aboul Gheit
2024-05-01 | [The prosecutor of the International Criminal Court] sought warrants. | IGO:*:Karim Khan
2024-05-01 | [Hezbollah's leader] threatened Israel. | LBN:*:Hassan Nasrallah
2025-01-10 | [Hezbollah's leader] threatened Israel. | LBN:*:Naim Qassem
2024-05-01 | [The Houthi leader] threatened Israel. | YEM:*:Houthi
2024-05-01 | [The Taliban's supreme leader] banned the schools. | AFG:*:Akhundzada
2024-05-01 | [The RSF commander] rejected the talks. | SDN:*:Dagalo
2024-05-01 | [The head of Wagner] was buried. | RUS:*:
2024-05-01 | [Catalan separatist leader Carles Puigdemont] returned to France. | ESP:*:Carles Puigdemont
2024-05-01 | [Tibetan exiles] protested in Delhi. | *:CVL|REF:
2024-05-01 | [Palestinian prisoners] began a hunger strike and demanded visits. | PSE:CVL:
2024-05-01 | [The Palestinian president] condemned the raid. | PSE:GOV:Mahmoud Abbas
2024-05-01 | [The Northern Irish first minister] condemned the attack. | GBR:GOV:
2024-05-01 | [Scotland's first minister] resigned and accused London of contempt. | GBR:GOV:
2024-05-01 | [Bavaria's premier] criticised Berlin. | DEU:GOV:Markus
2024-05-01 | [The Kurdish regional government] rejected the ruling. | IRQ:GOV:
2024-05-01 | [The Somali region's militia] attacked the village. | *:PRM:
2024-05-01 | [Two Turkish soldiers] were killed by Kurdish fighters. | TUR:MIL:
2024-05-01 | Two Turkish soldiers were killed by [Kurdish fighters]. | *:REB:
2024-05-01 | [Pro-Russian separatists] shelled the town. | *:REB:
2024-05-01 | [Iranian-backed militiamen] attacked the base. | *:PRM:
2024-05-01 | [Anti-government protesters] burned the gate. | *:CVL:
2024-05-01 | [French-led troops] seized the airport. | FRA|*:MIL:
2024-05-01 | [UN peacekeepers] left the base. | IGO:MIL:
2024-05-01 | [African Union troops] left the base. | IGO:MIL:
2024-05-01 | [NATO warplanes] bombed the bridge. | IGO:MIL:
2024-05-01 | [EU foreign ministers] approved sanctions. | EUR:GOV:
2024-05-01 | [EU lawmakers] approved the deal. | EUR:LEG:
2024-05-01 | [State television] denied the report. | *:JRN:
2024-05-01 | [Iranian state media] denied the report. | IRN:JRN:
2024-05-01 | [The Lebanese health ministry] said ten people were killed. | LBN:GOV:
2024-05-01 | [Gaza's health ministry] said ten people were killed. | PSE:GOV:
2024-05-01 | [Gaza health officials] said ten people were killed. | PSE:*:
2024-05-01 | [The Hamas-run health ministry] said ten people were killed. | PSE:*:
2024-05-01 | [A Greek-owned tanker] hit a mine. | -|*:*:
2024-05-01 | [Opposition MPs] boycotted the vote. | *:LEG|OPP:
2024-05-01 | [Japan's ruling coalition] lost its majority and rejected the budget. | JPN:PTY:
2024-05-01 | [Malawi's electoral commission] rejected the appeal. | MWI:GOV:
2024-05-01 | [Congo's army] shelled the village. | COD:MIL:
2024-05-01 | [South Korea's spy agency] warned of an attack. | KOR:SPY:
2024-05-01 | [Venezuela's attorney general] charged the general. | VEN:JUD:Saab
2024-05-01 | [The Chinese embassy in Tokyo] denied the report. | CHN:GOV:
2024-05-01 | [Beirut's port authority] denied the report. | LBN:GOV:
2024-05-01 | [Cuban doctors] left the hospital. | CUB:MED:
2024-05-01 | [Greek coastguards] rescued the migrants. | GRC:MIL|COP:
2024-05-01 | [Hundreds of Syrian refugees] protested. | SYR:REF:
2024-05-01 | [Sheikh Hasina] fled to India. | BGD:*:Sheikh Hasina
2024-05-01 | [Aung San Suu Kyi] was moved to house arrest. | MMR:*:Aung San Suu Kyi
2018-05-01 | Theresa May met Macron. [May] then flew home. | GBR:GOV:Theresa May
2024-05-01 | [Jordan] condemned the raid. | JOR:*:Jordan
2024-05-01 | [Chad] expelled the envoy. | TCD:*:
2024-05-01 | [Georgia] condemned the raid and recalled its envoy from Moscow. | GEO:*:
2024-05-01 | [Turkey] condemned the raid. | TUR:*:
"""

PASSAGES = """
2024-05-01 | [Pro-Iranian militias] attacked the base in Iraq. | IRQ:PRM|REB:
2024-05-01 | [Anti-Israel protesters] burned the gate in London. | GBR:CVL:
2024-05-01 | [Turkish-backed rebels] seized the village in Syria. | SYR:REB:
2024-05-01 | [Iran-backed militants] attacked the base in Iraq. | IRQ:REB:
2024-05-01 | [The Saudi-led coalition] bombed the port. | SAU:MIL|PTY:
2024-05-01 | [Pakistan-based militants] attacked the bus. | PAK:REB:
2024-05-01 | [Moscow-installed officials] banned the march in Kherson. | *:GOV:
2024-05-01 | [Pro-Palestinian students] occupied the hall in New York. | USA:EDU:
2024-05-01 | [A French-born jihadist] was arrested in Brussels. | FRA:REB:
2024-05-01 | [Former Soviet republics] rejected the plan. | -|*:*:
2024-05-01 | Lena Fischer, a German aid worker, was kidnapped in Mali. [Ms Fischer] is alive, friends said. | DEU:SOC:Lena Fischer
2024-05-01 | Carlos Vega, a Chilean union leader, called a strike. The minister said that [Vega] lied. | CHL:LAB:Carlos Vega
2024-05-01 | Carlos Vega, a Chilean union leader, called a strike. [The union leader] met the minister. | CHL:LAB:Carlos Vega
2024-05-01 | Carlos Vega, a Chilean union leader, called a strike. [He] met the minister. | CHL:LAB:Carlos Vega
2024-05-01 | Ana Vega and Carlos Vega were arrested. [Ana Vega] was freed on Monday. | *:*:Ana Vega
2024-05-01 | Pilots went on strike. [The unions] want more pay, officials said. | *:LAB:
2024-05-01 | Peter Kamau and John Kamau ran for mayor. [John Kamau] won and thanked voters. | *:*:John Kamau
2024-05-01 | [The minister's spokesman] denied the report in Oslo. | *:GOV:
2024-05-01 | Macron named Sébastien Lecornu as prime minister. [Lecornu] met the unions. | FRA:GOV:Lecornu
2024-05-01 | [Iran's late president] had opposed the plan. | IRN:ELI|GOV:
2022-10-01 | [Britain's late queen] was buried. | GBR:*:
2024-05-01 | [The jailed former Pakistani prime minister Imran Khan] called for protests. | PAK:ELI|OPP|PTY:Imran Khan
2024-05-01 | [Belarusian opposition leader Sviatlana Tsikhanouskaya] called for sanctions. | BLR:OPP:
2024-05-01 | Sergei Lavrov flew to Ankara. [The Russian] met his Turkish counterpart. | RUS:GOV:Sergei Lavrov
2024-05-01 | Sergei Lavrov flew to Ankara. The Russian met [his Turkish counterpart]. | TUR:GOV:Hakan Fidan
2024-05-01 | Nikol Pashinyan met Ilham Aliyev in Berlin. [The Armenian prime minister] praised the talks. | ARM:GOV:Nikol Pashinyan
2024-05-01 | Nikol Pashinyan met Ilham Aliyev in Berlin. [The Azerbaijani leader] praised the talks. | AZE:GOV:Ilham Aliyev
2024-05-01 | Nikol Pashinyan met Ilham Aliyev in Berlin. [His predecessor] had refused to do so. | ARM|AZE:*:
2024-05-01 | William Ruto flew to Kigali. [His deputy] stayed in Nairobi and met the unions. | KEN:GOV:
2024-05-01 | Javier Milei flew to Davos. [His foreign minister] met the envoy. | ARG:GOV:Diana Mondino
2024-05-01 | Hamas named a new leader. [Its military wing] fired rockets. | PSE:*:
2024-05-01 | Israel killed a commander. [Its army] said he had planned attacks. | ISR:MIL:
2024-05-01 | The junta in Niamey expelled the envoy. [The generals] have ruled since July. | NER:MIL:
2024-05-01 | Protesters filled the square in Tbilisi. [They] demanded new elections. | GEO:CVL:
2024-05-01 | Police in Minsk arrested ten people. [They] accused them of spying. | BLR:COP:
2024-05-01 | Kyiv asked for missiles. [It] has received none, officials said. | UKR:GOV:
2024-05-01 | The Kremlin denied the report. [It] called the claim absurd. | RUS:GOV:Presidency of Russia
2024-05-01 | The company's chairman resigned. [The firm] blamed the sanctions. | -|*:BUS:
2024-05-01 | Leaders of the G7 met in Italy. [The group] condemned Russia. | IGO:*:
2024-05-01 | ECOWAS met in Abuja. [The bloc] threatened to use force. | IGO:*:ECOWAS
2024-05-01 | The German chancellor and the French president met. [The latter] left early. | FRA:GOV:Emmanuel Macron
"""

NEIGHBOURS_AND_NAMESAKES = """
2024-05-01 | [He] said that the talks had failed. | -
2024-05-01 | President Gustavo Petro spoke on Monday. [He] then flew home. | COL:GOV:Gustavo Petro
2024-05-01 | Chad relies on Egypt, which is [Chad's main backer]. | EGY:*:Egypt
2024-05-01 | Egypt, [Chad's main backer], sent rice. | EGY:*:Egypt
2024-05-01 | Peru and [its allies] boycotted the vote. | :*:allies
2024-05-01 | North Korea fired a rocket and South Korea protested. [The North] called it a test. | PRK:*:North Korea
2024-05-01 | A militia boat was sunk by [an Egyptian fighter] on Sunday. | EGY:MIL:
2024-05-01 | [A Hamas fighter] was killed on Sunday. | PSE:REB:
2024-05-01 | The tanker [Sea Rose] was seized on Sunday. | -
2024-05-01 | The frigate HMS [Daring] fired two shells. | -
2024-05-01 | The mayor spoke of her [mental state] on Sunday. | -
2024-05-01 | Twelve leaders met on Sunday. Chile paid for the hall. [The leaders] agreed on little. | :GOV:leaders
2024-05-01 | Peru's government named a transitional council. [The council] met on Sunday. | *:*:transitional council
2024-05-01 | Kenya summoned Egypt's ambassador on Monday. [The envoy] left an hour later. | EGY:GOV:
2024-05-01 | Irfaan Ali, Guyana's president and [the group's chairman], spoke on Sunday. | GUY:GOV:Irfaan Ali
2024-05-01 | Rosa Diaz (D-Ohio) said that [she] would resign. | USA:LEG:Rosa Diaz
2024-05-01 | Peru's [security advisers] met on Sunday. | PER:GOV:
2024-05-01 | Ana Ruiz, the head of UN peacekeeping, resigned. [She] blamed no one. | IGO:*:Ana Ruiz
"""
