"""The settings that LibreOffice converts under: no macros, no fetching, no bringing up to date."""

from __future__ import annotations

from pathlib import Path

_COMMON = "/org.openoffice.Office.Common"
_NOWHERE = (
    "127.0.0.1"  # with the port below, a proxy that is not there: what is asked for is not got
)
_DISCARD = "9"

# Each is a setting's path, its name and its value; all but the first group have held since 5.0.
SETTINGS = (
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "true"),  # from 7.5
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),  # very high
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # linked files: never
    ("/org.openoffice.Office.Writer/Content/Update", "Field", "false"),  # dates stay as written
    ("/org.openoffice.Office.Writer/Content/Update", "Chart", "false"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),  # as set here, not the system's
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", _DISCARD),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", _DISCARD),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyName", _NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyPort", _DISCARD),
)
_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


def write_profile(folder: Path) -> Path:
    """Write a LibreOffice user profile with these settings in a new folder, and return it."""
    (folder / "user").mkdir(parents=True)
    items = "\n".join(_ITEM.format(*setting) for setting in SETTINGS)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema">\n'
        f"{items}\n</oor:items>\n",
        encoding="utf-8",
    )
    return folder
