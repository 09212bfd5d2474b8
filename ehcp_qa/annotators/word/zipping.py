"""A zip file written again with some members new: the others keep their bytes as they are packed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy

_LOCAL_SIZE, _NAME_AT = 30, 26  # of a member's own header, and where the lengths of its ends stand
_DESCRIPTOR = 0x08  # sizes follow the data: in the copy they stand before it
_CENTRAL, _END = b"PK\x01\x02", b"PK\x05\x06"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can tell, for members that are new


def rewritten(data: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """Return a zip with members changed, added at the end, or left out where they are None."""
    written, central = bytearray(), bytearray()
    count = 0
    left = dict(changed)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for member in package.infolist():
            new = left.pop(member.filename, member)
            if new is None:
                continue
            info, packed = copy(member), _packed(data, member)
            if isinstance(new, bytes):
                packed = _pack(info, new)
            _write(written, central, info, packed)
            count += 1
        comment = package.comment
    for name, content in left.items():
        if content is not None:
            info = zipfile.ZipInfo(name, _EARLIEST)
            _write(written, central, info, _pack(info, content))
            count += 1
    sizes = count, count, len(central), len(written), len(comment)
    return bytes(written + central + struct.pack("<4s4H2LH", _END, 0, 0, *sizes) + comment)


def _packed(data: bytes, member: zipfile.ZipInfo) -> bytes:
    """Return a member's data as it is packed in the file."""
    name, extra = struct.unpack_from("<HH", data, member.header_offset + _NAME_AT)
    start = member.header_offset + _LOCAL_SIZE + name + extra
    return data[start : start + member.compress_size]


def _pack(info: zipfile.ZipInfo, content: bytes) -> bytes:
    """Return content packed, with its sizes noted."""
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packing.compress(content) + packing.flush()
    info.compress_type = zipfile.ZIP_DEFLATED
    info.CRC, info.file_size, info.compress_size = zlib.crc32(content), len(content), len(packed)
    return packed


def _write(written: bytearray, central: bytearray, info: zipfile.ZipInfo, packed: bytes) -> None:
    """Add a member and its line of the directory."""
    at = len(written)
    info.flag_bits &= ~_DESCRIPTOR
    header = info.FileHeader(zip64=False)
    written += header + packed
    # The directory says again what the header says from the version needed on, and then more.
    name, extra = struct.unpack_from("<HH", header, _NAME_AT)
    more = len(info.comment), 0, info.internal_attr, info.external_attr, at
    central += _CENTRAL + struct.pack("<BB", info.create_version, info.create_system)
    central += header[4:_LOCAL_SIZE] + struct.pack("<3H2L", *more)
    central += header[_LOCAL_SIZE : _LOCAL_SIZE + name + extra] + info.comment
