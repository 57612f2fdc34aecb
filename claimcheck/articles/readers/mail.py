"""Reader for e-mail (.eml): the text of the message, and its attachments as files of their own."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import PurePosixPath

from claimcheck.articles.kinds import why_passed
from claimcheck.articles.markup import fragment_text
from claimcheck.articles.source import (
    INSIDE,
    Draft,
    Input,
    Item,
    Passed,
    foreign,
    metadata,
    printable,
    whole,
)
from claimcheck.errors import ReadError

_REMEDY = "save the message again, or its text as .txt"


def read(given: Input) -> Iterator[Item]:
    """The message as an article, then what is attached. Raises ReadError for an empty one."""
    with foreign("a mail", given.where, _REMEDY):
        message = email.message_from_bytes(given.raw, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        text = _text(message, given)
        sender = str(message.get("From", ""))
        name, address = parseaddr(sender)
        fields = {
            "id": str(message.get("Message-ID", "")),
            "outlet": name or address.rpartition("@")[2],
            "title": str(message.get("Subject", "")),
            "published": str(message.get("Date", "")),
            "language": str(message.get("Content-Language", "")),
        }
        attached = list(_attached(message, given))
    if text.strip():
        yield Draft(whole(text), 0, metadata(fields))
    elif not attached:
        raise ReadError("is a mail without text", where=given.where, remedy=_REMEDY)
    yield from attached


def _text(message: EmailMessage, given: Input) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = str(body.get_content())
    if body.get_content_subtype() == "html":
        return fragment_text(content, given.where, given.limits)
    return content.replace("\r\n", "\n")


def _attached(message: EmailMessage, given: Input) -> Iterator[Item]:
    for number, part in enumerate(message.iter_attachments(), 1):
        name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
        if part.get_content_type() == "message/rfc822":
            name = name or f"{number}.eml"
            inner = part.get_content()
            raw: object = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        else:
            name = name or f"part {number}"
            raw = part.get_payload(decode=True)
        why = why_passed(PurePosixPath(name))
        if why or not isinstance(raw, bytes):
            yield Passed(f"{given.where}{INSIDE}{printable(name)}", why or "is no file")
            continue
        try:
            given.budget.spend(len(raw), given.where)
            yield given.member(name, raw)
        except ReadError as error:
            yield error
