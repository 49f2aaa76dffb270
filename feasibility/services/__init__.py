"""What users do, as steps: load, check, save, each in one transaction.

It may not know of HTTP, HTML, arguments or exit codes, and every function takes the
acting member. Start at ``docs/services.md``, then at the module named after the noun.
"""

from feasibility.model.comparing import HeadlineChange, headline_changes
from feasibility.services.acting import Acting, Member, Role
from feasibility.services.assessments import Assessments, Checked, Kept
from feasibility.services.catalog_files import CatalogFiles
from feasibility.services.catalog_uses import CatalogUpdate, CatalogUse, CatalogUses
from feasibility.services.catalogs import Catalogs, Choice
from feasibility.services.changes import Applied, Changes
from feasibility.services.cycles import Cycles
from feasibility.services.demo import Demo
from feasibility.services.editing import Edit, Part
from feasibility.services.engine import Engine
from feasibility.services.files import PlanFiles
from feasibility.services.history import Change
from feasibility.services.hypotheses import Hypotheses, Turned, Unlocked
from feasibility.services.libraries import Libraries, LibraryEntry
from feasibility.services.loading import PlanAt
from feasibility.services.offers import LibraryVersion, Offer
from feasibility.services.plans import Imported, Plans
from feasibility.services.signing import SignedIn, Signing
from feasibility.services.suggesting import Suggestions
from feasibility.services.supposing import Supposed, Supposing
from feasibility.services.verifications import Verifications
from feasibility.services.workspaces import PlanEntry, WorkspaceEntry, Workspaces

__all__ = [
    "Acting",
    "Applied",
    "Assessments",
    "CatalogFiles",
    "CatalogUpdate",
    "CatalogUse",
    "CatalogUses",
    "Catalogs",
    "Change",
    "Changes",
    "Checked",
    "Choice",
    "Cycles",
    "Demo",
    "Edit",
    "Engine",
    "HeadlineChange",
    "Hypotheses",
    "Imported",
    "Kept",
    "Libraries",
    "LibraryEntry",
    "LibraryVersion",
    "Member",
    "Offer",
    "Part",
    "PlanAt",
    "PlanEntry",
    "PlanFiles",
    "Plans",
    "Role",
    "SignedIn",
    "Signing",
    "Suggestions",
    "Supposed",
    "Supposing",
    "Turned",
    "Unlocked",
    "Verifications",
    "WorkspaceEntry",
    "Workspaces",
    "headline_changes",
]
