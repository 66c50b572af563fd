"""Schemathesis over the OpenAPI document: no server error, and no answer that the document does not describe."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from riwaya.ledger import list_incidents
from riwaya.web.api import OPERATIONS, describe
from riwaya.web.api.declaring import Operation
from tests.ledger.world import reading_for
from tests.web.security.office import Office

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed (extra: dev)")

EXAMPLES = 6
"""For each operation; 60 were run by hand when the operations were written."""


@pytest.fixture(scope="module")
def program(full_office: Office) -> dict[str, str]:
    """The headers of a program that comes as an owner of the valley."""
    key = re.search(r"riwaya_[\w-]{43}", full_office.signed_in("Omar").post("/me/keys", name="fuzz").text)
    assert key
    full_office.app.state.clock = _moving(full_office)
    return {"authorization": f"Bearer {key[0]}"}


def _moving(office: Office) -> Callable[[], datetime]:
    """A clock that goes on at each request, so that no limit ends the test."""

    def clock() -> datetime:
        office.later(minutes=2)
        return office.now

    return clock


@pytest.mark.parametrize("operation", [pytest.param(o, id=f"{o.method} {o.path}") for o in OPERATIONS])
def test_whatever_comes_the_answer_is_described(
    operation: Operation, full_office: Office, program: dict[str, str]
) -> None:
    found = schemathesis.openapi.from_dict(json.loads(json.dumps(describe(OPERATIONS))))
    found = found["/api/v1" + operation.path][operation.method]
    described = {int(status) for status in found.definition.raw["responses"]}
    incident = list_incidents(full_office.ledger, case="valley").incidents[0].incident.id
    real = {
        "report": reading_for(1).report.id,
        "key": reading_for(1).claims[0].key,
        "incident": incident,
        "number": "1",
    }
    seen: list[int] = []

    @given(case=found.as_strategy())
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    def answered(case: Any) -> None:
        for paths in (case.path_parameters, real | {"case": "valley", "table": "claims.csv"}):
            case.path_parameters = {name: paths[name] for name in case.path_parameters}
            answer = case.call(app=full_office.asgi, base_url="http://127.0.0.1:8000", headers=program)
            assert answer.status_code in described | {404, 405}, (case.path_parameters, case.query, case.body)
            seen.append(answer.status_code)

    answered()
    assert 401 not in seen
    assert {200, 400, 404} & set(seen)
