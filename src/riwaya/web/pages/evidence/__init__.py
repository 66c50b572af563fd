"""Files that people hold for a claim or an incident: the same pages under the address of either."""

from riwaya.access import Action
from riwaya.web.pages.evidence import listed, one
from riwaya.web.pages.evidence.subject import LARGEST, OF_INCIDENT
from riwaya.web.security import GuardedRoute, guarded
from riwaya.web.security.items import claim_items, incident_item
from riwaya.web.security.routing import ItemOf

_POST = ("POST",)


def _routes(path: str, item: ItemOf, tail: str) -> list[GuardedRoute]:
    file = f"{path}/{{file}}"
    see, out = Action.JUDGE, Action.EXPORT
    return [
        guarded(path, listed.show, needs=see, item=item, name=f"evidence{tail}"),
        guarded(
            f"{path}/add",
            listed.add,
            needs=Action.ADD,
            item=item,
            methods=_POST,
            uploads=True,
            largest=LARGEST,
            name=f"add_proof{tail}",
        ),
        guarded(file, one.show, needs=see, item=item, name=f"proof{tail}"),
        guarded(f"{file}/media", one.media, needs=see, item=item, name=f"proof_media{tail}"),
        guarded(f"{file}/track.json", one.track, needs=see, item=item, name=f"proof_track{tail}"),
        guarded(f"{file}/times.json", one.times, needs=see, item=item, name=f"proof_times{tail}"),
        guarded(f"{file}/show", one.begin, needs=see, item=item, methods=_POST, name=f"show_proof{tail}"),
        guarded(f"{file}/copy", one.copy, needs=out, item=item, methods=_POST, name=f"copy_proof{tail}"),
    ]


_INCIDENT = "/c/{case}/incidents/{incident}/evidence"
ROUTES = [
    *_routes("/c/{case}/claims/{key}/evidence", claim_items, ""),
    *_routes(_INCIDENT, incident_item, OF_INCIDENT),
    guarded(
        f"{_INCIDENT}/{{file}}/link",
        one.link,
        needs=Action.ADD,
        item=incident_item,
        methods=_POST,
        name="link_proof_of_incident",
    ),
]
