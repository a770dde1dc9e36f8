"""What lies in zip and gzip files, without ever holding, or writing, what a bomb would swell to."""

from __future__ import annotations

import io
import stat
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from dragoman.ingest.decode import MAX_DOCUMENT_BYTES
from dragoman.ingest.quarantine import Quarantined
from dragoman.model.errors import IngestError

MAX_SWELL = 200
"""Bytes that may come out for one that went in. News text packs 1:3 to 1:10, the most repetitive of tables 1:50; a bomb 1:1,000."""

SMALL = 32_000_000
"""What may come out whatever went in: less than two of the largest articles."""

MAX_DEPTH = 3
"""Archives within archives that are opened."""

MAX_MEMBERS = 100_000
"""Files of one archive: its list is held in memory, about half a kilobyte each."""

_PIECE = 65_536
_HELD = 8_000_000  # an inner archive beyond this size goes to a temporary file
_ENCRYPTED = 0x1
_OFFICE = ("[content_types].xml", "mimetype")


class Budget:
    """How much may still come out of an archive, with all that lies in it, for what went in.

    Args:
        packed: Size of the outermost archive in bytes.
    """

    def __init__(self, packed: int = 0) -> None:
        self.packed, self.plain = packed, 0

    @property
    def is_spent(self) -> bool:
        """Whether more came out than may; then nothing else in the archive is opened."""
        return self.plain > max(SMALL, MAX_SWELL * self.packed)

    def take(self, count: int) -> None:
        """Account for some bytes that came out.

        Raises:
            IngestError: it is a bomb.
        """
        self.plain += count
        if self.is_spent:
            raise IngestError(f"packed more than {MAX_SWELL} times over, which is refused as a bomb")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    Attributes:
        name: Its path there, with ``/`` between the parts.
        size: Unpacked, in bytes.
    """

    name: str
    size: int


def is_within(name: str) -> bool:
    """Whether a path in an archive stays inside it: relative, and without a step up or a drive."""
    path = PurePosixPath(name.replace("\\", "/"))
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0]


class Zip:
    """A zip file that can be listed and opened, its faults told in our words.

    Args:
        file: One that can seek.

    Raises:
        IngestError: no zip file, an office document, or too many files in it.
    """

    def __init__(self, file: BinaryIO, origin: str, budget: Budget) -> None:
        self._origin, self._budget = origin, budget
        self._entries: dict[str, ZipInfo] = {}
        _check_count(file)
        try:
            self._zip = ZipFile(file)
        except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            raise IngestError(f"broken zip file: {error}", "Fetch it again.") from error
        names = [entry.filename.lower() for entry in self._zip.infolist()]
        if any(name in _OFFICE for name in names):
            raise IngestError("an office document, which is not read", "Save it as text or PDF and give that.")
        if len(names) > MAX_MEMBERS:
            raise IngestError(f"more than {MAX_MEMBERS:,} files in it", "Unpack it and give the folder.")

    def members(self) -> Iterator[Member | Quarantined]:
        """The files by name; one whose name leads out of the archive, a link or an encrypted one is set aside unopened."""
        for entry in sorted(self._zip.infolist(), key=lambda each: each.filename):
            name = entry.filename.replace("\\", "/")
            if entry.is_dir() or name in self._entries:
                continue
            if reason := _refusal(entry):
                yield Quarantined(f"{self._origin}/{entry.filename}", None, reason)
                continue
            self._entries[name] = entry
            yield Member(name, entry.file_size)

    @contextmanager
    def opened(self, member: Member) -> Iterator[BinaryIO]:
        """One member as a stream.

        Raises:
            IngestError: broken, or more comes out of it than may.
        """
        try:
            with self._zip.open(self._entries[member.name]) as stream:
                yield cast(BinaryIO, io.BufferedReader(_Counted(stream, self._budget)))
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise IngestError(f"broken in the zip file: {error}") from error


class _Counted(io.RawIOBase):
    """A stream whose bytes are accounted for as they come out."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        super().__init__()
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(min(len(into), _PIECE))
        self._budget.take(len(data))
        into[: len(data)] = data
        return len(data)


class _Inflated(io.RawIOBase):
    """What comes out of a gzip stream of one or many members."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        super().__init__()
        self._stream, self._budget = stream, budget
        self._machine = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._any = False

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]
        while True:
            if not self._waiting:
                self._waiting = self._stream.read(_PIECE)
                self._budget.packed += len(self._waiting)
            if not self._waiting:
                if self._any:
                    raise IngestError("the gzip file breaks off", "Fetch it again.")
                return 0
            if data := self._next(min(len(into), _PIECE)):
                self._budget.take(len(data))
                into[: len(data)] = data
                return len(data)

    def _next(self, most: int) -> bytes:
        try:
            data = self._machine.decompress(self._waiting, most)
        except zlib.error as error:
            raise IngestError(f"broken gzip file: {error}", "Fetch it again.") from error
        self._any = True
        if self._machine.eof:
            self._waiting = self._machine.unused_data.lstrip(b"\0")
            self._machine, self._any = zlib.decompressobj(wbits=31), False
        else:
            self._waiting = self._machine.unconsumed_tail
        return data


def inflated(stream: BinaryIO, budget: Budget | None = None) -> BinaryIO:
    """The bytes of a gzip stream, as they are asked for.

    Reading it raises ``IngestError`` where it is broken, breaks off, or swells like a bomb.

    Args:
        budget: That of the archive around it.
    """
    return cast(BinaryIO, io.BufferedReader(_Inflated(stream, budget or Budget())))


def sent(body: bytes, encoding: str) -> bytes:
    """What a server sent, unpacked: gzip and deflate, never more than the largest article.

    Args:
        encoding: Its ``Content-Encoding``.

    Raises:
        IngestError: too large, broken, or packed in another way.
    """
    if encoding in ("", "identity") or body.lstrip()[:1] in (b"", b"<"):
        return body  # archives unpack pages and leave the word in their heads
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise IngestError(f'packed as "{encoding[:40]}", which is not unpacked')
    bare = encoding == "deflate" and body[0] & 0x0F != 8  # deflate without the frame that the standard asks for
    try:
        data = zlib.decompressobj(wbits=-15 if bare else 47).decompress(body, MAX_DOCUMENT_BYTES + 1)
    except zlib.error as error:
        raise IngestError(f"broken: {error}") from error
    if len(data) > MAX_DOCUMENT_BYTES:
        raise IngestError(f"page larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB once unpacked")
    return data


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """A stream that can seek: itself, or a copy that beyond 8 MB lies in a temporary file."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_HELD) as copy:
        while piece := stream.read(_PIECE):
            copy.write(piece)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _refusal(entry: ZipInfo) -> str | None:
    if not is_within(entry.filename):
        return "a name that leads out of the zip file"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link in a zip file, which is not followed"
    if entry.flag_bits & _ENCRYPTED:
        return "encrypted"
    return None


def _check_count(file: BinaryIO) -> None:
    """Refuse a list of files that would fill the memory, before ``zipfile`` reads all of it.

    Raises:
        IngestError: the end of the file says that there are more than may be.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 65_557))  # the end record and the longest comment
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return
    _, _, _, _, entries, listed = struct.unpack("<4sHHHHI", tail[at : at + 16])
    wide = tail.rfind(b"PK\x06\x06", 0, at)
    if wide >= 0 and len(tail) >= wide + 48:
        entries, listed = struct.unpack("<QQ", tail[wide + 32 : wide + 48])
    if entries > MAX_MEMBERS or listed > 1_000 * MAX_MEMBERS:
        raise IngestError(f"more than {MAX_MEMBERS:,} files in it", "Unpack it and give the folder.")
