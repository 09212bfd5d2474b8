from __future__ import annotations
from dataclasses import dataclass
from datetime import date
from ehcp_qa.model.plan import Child, Field
@dataclass(frozen=True, slots=True)
class Front:
    fields: tuple[Field, ...] = ()
    child: Child = Child()
    plan_date: date | None = None
def front_matter(document, found, statements):
    return Front()
