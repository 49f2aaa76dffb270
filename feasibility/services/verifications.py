"""Assessments checked a second time, by code that shares nothing with the engine."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from feasibility.kernel.errors import Fault, InputError
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.faults import translate
from feasibility.model.places import spell
from feasibility.model.plan import PlanFile
from feasibility.verify import Verification, verify

# Source: the largest assessment asked for is under 2 MB; written with room to read it is five times that.
MOST_BYTES = 50_000_000


class Verifications:
    """Reads assessments and checks what they claim."""

    def read_assessment(self, path: Path) -> Assessment:
        """The assessment in a JSON file.

        Raises:
            InputError: it cannot be read, or is no assessment; every fault.
        """
        try:
            with path.open("rb") as stream:
                content = stream.read(MOST_BYTES + 1)
        except OSError as error:
            values = {"reason": error.strerror or type(error).__name__}
            raise InputError(
                [Fault("input.unreadable", "", values, file=str(path))]
            ) from None
        if len(content) > MOST_BYTES:
            values = {"bytes": f"{len(content)}", "most": f"{MOST_BYTES}"}
            raise InputError([Fault("input.too_big", "", values, file=str(path))])
        return _parsed(content, str(path))

    def verify(
        self, assessment: Assessment, plan_file: PlanFile, catalog: Catalog
    ) -> Verification:
        """All that does not hold, and all that was not checked."""
        return verify(assessment, plan_file, catalog)


def _parsed(content: bytes, file: str) -> Assessment:
    try:
        return Assessment.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["type"] == "json_invalid":
            values = {"problem": str(first.get("ctx", {}).get("error", first["msg"]))}
            raise InputError([Fault("input.json", "", values, file=file)]) from None
        faults = _faults(error, content, file)
    raise InputError(faults)


def _faults(error: ValidationError, content: bytes, file: str) -> list[Fault]:
    # Late: only what is no assessment has to be read as plain data.
    import json

    data = json.loads(content)
    return [
        fault.spelled(spell(data, fault.place, Assessment), line=None, file=file)
        for fault in translate(error, data, Assessment)
    ]
