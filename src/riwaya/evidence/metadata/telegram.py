"""A chat exported from Telegram as JSON -> how many accounts and messages, and when. Nobody is guessed behind one."""

import json
from pathlib import Path

from riwaya.evidence.metadata.facts import Facts, FileKind, Moment, from_unix, shown
from riwaya.evidence.metadata.whatsapp import masked


def read(path: Path, format_: str) -> Facts:
    """What one export tells."""
    export = json.loads(path.read_bytes())
    messages = [m for m in export["messages"] if isinstance(m, dict) and m.get("type") == "message"]
    accounts = {shown(m.get("from_id", m.get("from", ""))) for m in messages} - {"", "None"}
    times = sorted(int(m["date_unixtime"]) for m in messages if str(m.get("date_unixtime", "")).isdecimal())
    ends = (("first message", from_unix(times[0])), ("last message", from_unix(times[-1]))) if times else ()
    told = [("messages", str(len(messages))), ("accounts", str(len(accounts)))]
    told += [(name, masked(shown(export[name]))) for name in ("name", "type") if export.get(name)]
    files = sum(any(k in m for k in ("photo", "file")) for m in messages)
    return Facts(
        FileKind.CHAT,
        format_,
        properties=(*told, ("messages with files", str(files))),
        moments=tuple(Moment(what, at, "utc") for what, at in ends if at),
    )
