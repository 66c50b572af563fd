"""How often something may be tried, by key (a name, an address): leaky buckets that outlive a restart."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from riwaya.access.tables import buckets

_FORGOTTEN_AFTER = timedelta(days=2).total_seconds()


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once, and the same number again in ``per``."""

    times: int
    per: timedelta

    @property
    def seconds(self) -> float:
        """Until one more is free."""
        return self.per.total_seconds() / self.times


def take(connection: Connection, key: str, limit: Limit, *, at: datetime) -> int:
    """Count one try in a writing transaction; 0, or (uncounted) the seconds to wait."""
    now = at.timestamp()
    row = connection.execute(select(buckets).where(buckets.c.key == key)).first()
    level = 0.0 if row is None else max(0.0, row.level - max(0.0, now - row.at) / limit.seconds)
    if level + 1 > limit.times:
        return max(1, math.ceil((level + 1 - limit.times) * limit.seconds))
    if row is None:
        connection.execute(buckets.delete().where(buckets.c.at < now - _FORGOTTEN_AFTER))
        connection.execute(buckets.insert().values(key=key, level=level + 1, at=now))
    else:
        connection.execute(buckets.update().where(buckets.c.key == key).values(level=level + 1, at=now))
    return 0


def forgive(connection: Connection, key: str) -> None:
    """Forget the tries under a key: the right person came."""
    connection.execute(buckets.delete().where(buckets.c.key == key))
