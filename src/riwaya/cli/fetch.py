"""``riwaya fetch``: pages and feeds that somebody names, fetched into a capture file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from riwaya.intake.fetching import Fetcher


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.warc.gz",
    help="The capture to write: a new file.",
)
@click.option("--follow", is_flag=True, help="Fetch the pages that a feed's entries name, too.")
def fetch(urls: tuple[str, ...], out: Path, follow: bool) -> None:
    """Fetch pages and feeds into a capture (WARC) that riwaya ingest reads, with address, time and original bytes.

    This, and ingest --url and --follow, are all that ever asks the net. The site sees your connection and that Riwaya
    asks. robots.txt holds, a site is asked once a second at most, and private places are never asked.

    \b
    Examples:
      riwaya fetch https://dam.example/news/1 --out dam.warc.gz
      riwaya fetch https://dam.example/feed --follow --out dam.warc.gz
    """
    from riwaya.cli.results import finish, tell
    from riwaya.errors import InputError
    from riwaya.intake import Trouble
    from riwaya.intake.fetched import fetch_all, write_capture

    fetcher = make_fetcher()
    done = failed = 0
    try:
        stream = out.open("xb")
    except FileExistsError:
        raise InputError(f"{out}: there is a file already; name a new one") from None
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({(error.strerror or str(error)).lower()})") from None
    with stream:
        for item in fetch_all(urls, fetcher, follow=follow):
            if isinstance(item, Trouble):
                tell(item)
                failed += 1
            else:
                write_capture(stream, item)
                click.echo(item.url)
                done += 1
    if not done:
        out.unlink()
    finish(done, failed)


def make_fetcher() -> "Fetcher":
    """The fetcher of the commands; tests put one with a net of its own here."""
    from riwaya.intake.fetching import Fetcher

    return Fetcher()
