"""Which language an article is in."""

from __future__ import annotations

import pytest

from dragoman.ingest.language import detect_language, is_read

FOREIGN = [
    ("de", "Die Delegationen trafen sich am Dienstag in Genf, um über einen Waffenstillstand zu verhandeln."),
    ("fr", "Les délégations se sont réunies mardi à Genève pour négocier un cessez-le-feu, a déclaré le ministre."),
    ("es", "Las delegaciones se reunieron el martes en Ginebra para negociar un alto el fuego, dijo el ministro."),
    ("it", "Le delegazioni si sono incontrate martedì a Ginevra per negoziare una tregua, ha detto il ministro."),
    ("nl", "De delegaties kwamen dinsdag in Genève bijeen om over een staakt-het-vuren te praten, zei de minister."),
    ("sv", "Delegationerna träffades i Genève på tisdagen för att förhandla om vapenvila, sade ministern efteråt."),
    ("tr", "Heyetler salı günü Cenevre'de ateşkesi görüşmek üzere bir araya geldi, dedi bakan gazetecilere."),
    ("pl", "Delegacje spotkały się we wtorek w Genewie, aby negocjować zawieszenie broni, powiedział minister."),
    ("ru", "Делегации встретились во вторник в Женеве, чтобы обсудить перемирие."),
    ("uk", "Делегації зустрілися у вівторок у Женеві, щоб обговорити перемир'я, сказав міністр."),
    ("ar", "التقى الوفدان يوم الثلاثاء في جنيف للتفاوض على وقف إطلاق النار"),
]


@pytest.mark.parametrize(("language", "text"), FOREIGN, ids=[language for language, _ in FOREIGN])
def test_other_languages_are_not_read(language: str, text: str) -> None:
    """One sentence is enough to tell them from English."""
    assert not is_read(detect_language(text))


ENGLISH = [
    "Envoys met.",
    "Ferries left the harbour at noon, the captain said.",
    "Zelensky, Erdoğan, Macron, Scholz, Sánchez, Orbán: leaders gather Thursday.",
    "TALKS IN GENEVA END WITHOUT A DEAL AS DELEGATIONS TRADE BLAME",
    "Norway's premier opened the new bridge and thanked the crews who had built it through the winter.",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read(text: str) -> None:
    """Also headlines, and sentences full of foreign names."""
    assert is_read(detect_language(text))


@pytest.mark.parametrize("language", ["en", "en-GB", "EN", "en_US", None])
def test_english_of_any_country_is_read(language: str | None) -> None:
    """What the caller declares may carry a region."""
    assert is_read(language)
