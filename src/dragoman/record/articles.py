"""What an article is called for good, whatever version of its text is at hand."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from dragoman.model.document import Document

_CAMPAIGN = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)=", re.IGNORECASE)


def article_name(document: Document) -> str:
    """``"url:https://..."`` where the article has an address, else ``"id:..."``.

    Of an address is left out what does not name the article: fragment, campaign marks, the case of the host.
    """
    if not document.url:
        return f"id:{document.id}"
    try:
        parts = urlsplit(document.url.strip())
    except ValueError:
        return f"url:{document.url}"
    query = "&".join(part for part in parts.query.split("&") if not _CAMPAIGN.match(part))
    return "url:" + urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, ""))
