"""Where an act takes place: the phrase of place, the thing struck, the venue, the act told before; else nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model.document import Document
from dragoman.reading.reader import Reader

PUBLISHED = date(2025, 5, 15)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def place_of(reader: Reader, text: str, trigger: str) -> str | None:
    """Name of the place of the first event at some words, None where the event has none."""
    events = reader.read(Document("test", text, PUBLISHED, language="en")).events
    at = next(e for e in events if trigger in e.span.of(text) or e.span.of(text) in trigger)
    return at.place.place.name if at.place is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Commandos led a raid on Vovchansk before dawn.", "led", "Vovchansk"),
        ("Ukraine denounced Russian strikes on Sumy.", "strikes", "Sumy"),
        ("Kyiv opened a surprise attack in the Kursk region last August.", "attack", "Kursk"),
        ("Rebels of the M23 seized the city of Goma in January.", "seized", "Goma"),
        ("Israeli troops crossed into Lebanon before dawn.", "crossed", "Lebanon"),
        ("Police in Baku arrested two opposition leaders.", "arrested", "Baku"),
        ("The talks held in Jeddah lasted nine hours.", "talks", "Jeddah"),
        ("Ukrainian and American envoys met in Jeddah on Tuesday.", "met", "Jeddah"),
        ("On Monday, in Geneva, the foreign ministers of Iran and Germany met.", "met", "Geneva"),
        ("The two sides signed a truce in Doha.", "signed", "Doha"),
        ("The ceasefire signed in Cairo held for a week.", "ceasefire", "Cairo"),
        ("The agreement that Yemen's rivals signed in Riyadh collapsed.", "agreement", "Riyadh"),
        ("Turkey's president called off a visit to Tehran.", "visit", "Tehran"),
        ("The German chancellor visited Kyiv on Friday.", "visited", "Kyiv"),
        ("Russian guns shelled the outskirts of Kherson.", "shelled", "Kherson"),
        ("Missiles struck an apartment block in Kharkiv.", "struck", "Kharkiv"),
        ("A missile strike on a market in Kharkiv killed six people.", "killed", "Kharkiv"),
        ("Drones hit the port of Odesa, killing two dockers.", "killing", "Odesa"),
        ("An Israeli air strike killed 12 people in the Nuseirat refugee camp.", "killed", "Nuseirat"),
        ("Soldiers repelled an attack at the Rafah crossing.", "repelled", "Rafah"),
        ("Thousands protested outside parliament in Tbilisi.", "protested", "Tbilisi"),
        ("Students in Belgrade marched against the government.", "marched", "Belgrade"),
        ("Russian forces withdrew from Kherson in November 2022.", "withdrew", "Kherson"),
        ("Ukraine announced its retreat from Avdiivka.", "retreat", "Avdiivka"),
        ("France condemned the bombardment of Gaza.", "bombardment", "Gaza"),
        ("The siege of El Fasher has lasted a year.", "siege", "El Fasher"),
        ("The RSF attacked the Zamzam camp near El Fasher.", "attacked", "Zamzam"),
        ("The air force bombed Khartoum's southern suburbs.", "bombed", "Khartoum"),
        ("The Houthis fired a ballistic missile at Israel.", "fired", "Israel"),
        ("A car bomb exploded in central Beirut.", "exploded", "Beirut"),
        ("Masked men blocked a road in northern Kosovo.", "blocked", "Kosovo"),
        ("Jihadists attacked a base in the north of Mali.", "attacked", "Mali"),
        ("Survivors described a massacre in eastern Congo.", "massacre", "Congo"),
        ("The Istanbul summit ended without a deal.", "summit", "Istanbul"),
        ("Hamas left the Doha talks.", "talks", "Doha"),
        ("In Vienna on Friday Iran's envoy accused Israel of sabotage.", "accused", "Vienna"),
        ("Arab leaders gathered in Baghdad endorsed the plan.", "endorsed", "Baghdad"),
        ("Negotiators met in Muscat and agreed to hold another round.", "agreed", "Muscat"),
        ("A second round of talks was held in Rome.", "round", "Rome"),
        ("The ministers met at the presidential palace in Ankara.", "met", "Ankara"),
        ("Chinese soldiers fired on an Indian patrol in the Galwan valley.", "fired", "Galwan"),
        ("Gunmen ambushed a convoy near Menaka, in Mali.", "ambushed", "Menaka"),
        ("Heavy clashes continued around Bakhmut.", "clashes", "Bakhmut"),
        ("Gunmen in small boats attacked a tanker off Hodeidah.", "attacked", "Hodeidah"),
        ("Iran seized a tanker in the Strait of Hormuz.", "seized", "Strait of Hormuz"),
        ("A Houthi drone attacked a ship in the Red Sea.", "attacked", "Red Sea"),
        ("Israel said that its strike near Isfahan destroyed radars.", "strike", "Isfahan"),
        ("Brazil moved troops to Roraima.", "moved", "Roraima"),
        ("Germany sent Patriot batteries to Poland.", "sent", "Poland"),
        ("Trucks delivered flour to Gaza.", "delivered", "Gaza"),
        ("Moscow said its army had captured the town of Toretsk.", "captured", "Toretsk"),
        ("Its generals want to seize the rest of Donetsk region.", "seize", "Donetsk"),
        ("A crowd stormed the Swedish embassy in Baghdad.", "stormed", "Baghdad"),
        ("The missiles fell on Sumy at mass. They struck the city while people were in the streets.", "struck", "Sumy"),
        ("A glide bomb hit a bus in Kupiansk. Three people were killed.", "killed", "Kupiansk"),
        ("The two leaders met in Abu Dhabi in July. The talks lasted five hours.", "talks", "Abu Dhabi"),
        ("Nothing moved in the Gaza Strip. Israeli aircraft struck across the enclave again.", "struck", "Gaza"),
        ("Opposition leaders had gathered in Minsk. Police arrested forty people there.", "arrested", "Minsk"),
        ("Trump and Putin may meet in Budapest.", "meet", "Budapest"),
        ("The summit in Alaska ended early.", "summit", "Alaska"),
        ("Thousands fled the fighting in Masisi.", "fled", "Masisi"),
        ("Russian shelling killed a woman and her son in Pokrovsk.", "killed", "Pokrovsk"),
        ("Turkish police detained the mayor at his home in Istanbul.", "detained", "Istanbul"),
        ("Soldiers opened fire at a checkpoint near Huwara.", "opened fire", "Huwara"),
        ("American airstrikes on Sanaa killed a commander.", "airstrikes", "Sanaa"),
        ("A suicide bombing at Kabul airport killed 180 people.", "bombing", "Kabul"),
        ("The attack on a concert hall outside Moscow killed more than 140.", "attack", "Moscow"),
        ("Russia invaded Ukraine in February 2022.", "invaded", "Ukraine"),
        ("Turkey warned Damascus against an offensive in Idlib.", "offensive", "Idlib"),
        ("At the White House the two ministers signed a peace treaty.", "signed", "White House"),
        ("Russia brokered a ceasefire in Nagorno-Karabakh.", "ceasefire", "Nagorno-Karabakh"),
        ("The mission will withdraw its troops from Kidal.", "withdraw", "Kidal"),
        ("Russia and Ukraine exchanged 300 prisoners at the border with Belarus.", "exchanged", "Belarus"),
        ("Engineers were evacuated from the Zaporizhzhia nuclear plant.", "evacuated", "Zaporizh"),
        ("Both sides blamed each other for an attack on the Zaporizhzhia nuclear power plant.", "attack", "Zaporizh"),
        ("Tank shells struck Al-Shifa hospital in Gaza City.", "struck", "Gaza City"),
        ("Ukrainian drones struck an oil depot in occupied Crimea.", "struck", "Crimea"),
        ("Erdogan flew to Sochi and met Putin.", "met", "Sochi"),
        ("A mediator flew to Niamey on Thursday.", "flew", "Niamey"),
        ("Speaking in Geneva, Lavrov condemned the attack on the embassy.", "condemned", "Geneva"),
        ("Rebels captured two villages in the province of North Kivu.", "captured", "North Kivu"),
        ("Turkish drones killed three fighters near Sinjar in northern Iraq.", "killed", "Sinjar"),
        ("The RSF attacked a market in western Darfur.", "attacked", "Darfur"),
        ("The paramilitaries have besieged Dilling for months.", "besieged", "Dilling"),
        ("The Russian and Turkish presidents met on the sidelines of a summit in Astana.", "met", "Astana"),
        ("Israeli soldiers raided Jenin overnight.", "raided", "Jenin"),
        ("Soldiers opened fire on demonstrators in Conakry.", "opened fire", "Conakry"),
        ("The generals signed a deal in Khartoum to share power.", "signed", "Khartoum"),
        ("Rebels shot down a helicopter over Idlib.", "shot down", "Idlib"),
        ("A mine struck a freighter in the western Black Sea.", "struck", "Black Sea"),
        ("Peacekeepers clashed with villagers near Naqoura.", "clashed", "Naqoura"),
        ("Raiders on motorbikes killed 40 farmers at a well in the Tillabéri region.", "killed", "Tillabéri"),
    ],
)
def test_an_act_is_where_its_words_put_it(reader: Reader, text: str, trigger: str, place: str) -> None:
    """In phrases of place, in what is struck, in the venue of talks, in the act from which it goes on."""
    assert place in (place_of(reader, text, trigger) or "")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ukraine accused Russia of breaking the truce.", "accused"),
        ("Berlin condemned the strikes on Sumy.", "condemned"),
        ("The United States imposed sanctions on Syria.", "imposed"),
        ("The EU extended its sanctions against Belarus.", "extended"),
        ("The minister told parliament that the war in Sudan must end.", "told"),
        ("Rwanda denied that its troops were in Goma.", "denied"),
        ("China praised the accord reached in Jeddah.", "praised"),
        ("The general threatened to bomb Iran.", "threatened"),
        ("The UN urged both sides to end the fighting in Khartoum.", "urged"),
        ("Paris expelled two Algerian diplomats.", "expelled"),
        ("Saudi Arabia invited both presidents to Riyadh.", "invited"),
        ("Kyiv accepted the American proposal.", "accepted"),
        ("Poland criticised Hungary for its talks in Moscow.", "criticised"),
        ("The UN welcomed the truce in Yemen.", "welcomed"),
        ("Seoul demanded an apology from Tokyo.", "demanded"),
        ("Demonstrators in Caracas demanded new elections.", "demanded"),
        ("Qatar offered to mediate.", "offered"),
        ("Russia vetoed a resolution on Syria.", "vetoed"),
        ("Rubio telephoned Lavrov about Ukraine.", "telephoned"),
        ("France invited the Lebanese president to Paris.", "invited"),
        ("Mali expelled the French ambassador.", "expelled"),
        ("Hamas rejected the plan for Gaza.", "rejected"),
    ],
)
def test_what_an_act_is_about_is_not_where_it_is(reader: Reader, text: str, trigger: str) -> None:
    """Words spoken about a place, and sanctions on one, happen nowhere in particular."""
    assert place_of(reader, text, trigger) is None
