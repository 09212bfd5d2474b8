from __future__ import annotations
from ehcp_qa.model.plan import PlanStage
def stage_of(document, fields):
    return PlanStage.DRAFT, "no status found; read as a draft"
