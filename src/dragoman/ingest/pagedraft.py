"""A web page, wherever it was found -> the draft of its article."""

from __future__ import annotations

from dragoman.ingest.draft import Draft
from dragoman.ingest.page import Page


def draft_of_page(page: Page, name: str, number: int | None = None) -> Draft:
    """The draft of a page.

    Args:
        name: The article's id.
        number: Its place in an archive, None for a page by itself.
    """
    return Draft(
        id=name,
        text=page.text,
        published=page.published,
        title=page.title,
        source=page.source,
        url=page.url,
        language=page.language,
        line=number,
        warnings=page.warnings,
        byline=page.byline,
        updated=page.updated,
    )
