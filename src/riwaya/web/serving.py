"""``riwaya serve``: the workbench on this machine, at the address it prints."""

from difflib import get_close_matches
from pathlib import Path

import click


@click.command()
@click.option(
    "--ledger",
    "location",
    metavar="FILE",
    envvar="RIWAYA_LEDGER",
    default="riwaya.ledger",
    show_default=True,
    help="The ledger: a file, or the postgresql:// URL of a database. Also taken from RIWAYA_LEDGER.",
)
@click.option("--new", "begin", is_flag=True, help="Begin the ledger, and the folder of --vault, where there is none.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where it listens.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A further name it is reached under, with its port (a proxy's).",
)
@click.option("--https", is_flag=True, help="A proxy in front speaks HTTPS: cookies are sent over nothing else.")
@click.option(
    "--open", "open_", is_flag=True, help="Ask nobody to sign in. Only on this machine; the address is the key."
)
@click.option("--lexicon", multiple=True, type=click.Path(exists=True), help="Words of your own, as in riwaya read.")
@click.option("--places", multiple=True, type=click.Path(exists=True), help="Places of your own, as in riwaya read.")
@click.option(
    "--codebook", "codebooks", multiple=True, type=click.Path(exists=True), help="A scale of grades of your own."
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 64),
    help="Processes that answer. By default one a core, up to four; 1 for a single user on a small machine.",
)
@click.option(
    "--lists",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="RIWAYA_LISTS",
    help="The folder of riwaya watch: actors can be looked up in its lists.",
)
@click.option(
    "--vault",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="RIWAYA_VAULT",
    help="The folder of riwaya evidence: its files stand beside the claims they are for.",
)
@click.option("--tiles", metavar="URL", help="A server of map tiles (…/{z}/{x}/{y}.png): pages then fetch from it.")
def serve(  # noqa: PLR0913, PLR0917 - one argument an option
    location: str,
    begin: bool,
    host: str,
    port: int,
    names: tuple[str, ...],
    https: bool,
    open_: bool,
    lexicon: tuple[str, ...],
    places: tuple[str, ...],
    codebooks: tuple[str, ...],
    workers: int | None,
    tiles: str | None,
    lists: Path | None,
    vault: Path | None,
) -> None:
    """Open the workbench in a browser: inbox, incidents, review, search. Nothing is fetched from elsewhere but --tiles.

    \b
    Example:
      riwaya serve --ledger case.ledger --open
      riwaya serve --ledger new-case.ledger --new --open
    """
    from riwaya.access import is_begun, open_access
    from riwaya.ledger import open_ledger
    from riwaya.web.security import SecuritySettings, open_token
    from riwaya.web.workers import Setup, by_cores, listen, serve_alone, serve_together
    from riwaya.workflow.reading import Knowledge
    from riwaya.workflow.workbench.codebooks import load_codebooks

    if open_ and host not in ("127.0.0.1", "localhost", "::1"):
        raise click.UsageError(f"--open is for this machine alone, and --host {host} is for others too; leave one out")
    shown = f"[{host}]" if ":" in host else host
    own = (f"{shown}:{port}",) if shown not in ("0.0.0.0", "[::]") else ()
    local = (f"127.0.0.1:{port}", f"localhost:{port}")
    with_local = local if shown in ("127.0.0.1", "localhost", "0.0.0.0", "[::]") else ()
    if not begin:
        _require(location, vault)
    ledger, access = open_ledger(location, create=begin), open_access(location)
    load_codebooks(tuple(map(Path, codebooks)))
    settings = SecuritySettings(
        hosts=tuple(dict.fromkeys((*names, *own, *with_local))),
        secure_cookies=https,
        open_token=open_token() if open_ else None,
        first_token=open_token() if not open_ and not is_begun(access) else None,
    )
    ledger.close()
    access.close()
    knowledge = Knowledge(tuple(map(Path, lexicon)), tuple(map(Path, places)))
    setup = Setup(location, host, port, settings, knowledge, tuple(map(Path, codebooks)), tiles, lists, vault)
    try:
        listening = listen(host, port)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{host}:{port} cannot be listened on ({why}); give another --port") from None
    click.echo(f"Riwaya's workbench over {ledger.name}: {settings.address}")
    click.echo("Ctrl+C stops it.")
    if (workers or by_cores()) == 1:
        serve_alone(setup, listening)
        return
    if not serve_together(setup, listening, workers or by_cores()):
        raise click.ClickException("a process of the workbench could not start; its error stands above")


def _require(location: str, vault: Path | None) -> None:
    """Refuse a name that nothing has yet: a slip in it would open an empty workbench, and people would work there."""
    if vault is not None and not vault.is_dir():
        raise click.UsageError(f"--vault {vault}: there is no such folder; check the name, or begin it with --new")
    path = Path(location)
    if "://" in location or path.exists():
        return
    near = get_close_matches(path.name, [p.name for p in path.parent.glob("*") if p.is_file()], n=1, cutoff=0.7)
    meant = f"; there is {path.parent / near[0]}" if near else ""
    raise click.UsageError(f"{location}: there is no ledger here{meant}. Check the name, or begin it with --new")
