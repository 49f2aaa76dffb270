"""Who asks: members, and what a member may do in one workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from feasibility.kernel.errors import NotAllowedError

Role = Literal["owner", "editor", "viewer"]
Action = Literal["read", "edit", "delete"]

_MAY: dict[Role, frozenset[Action]] = {
    "viewer": frozenset({"read"}),
    "editor": frozenset({"read", "edit"}),
    "owner": frozenset({"read", "edit", "delete"}),
}


@dataclass(frozen=True)
class Member:
    """Somebody with an account."""

    id: str
    name: str


@dataclass(frozen=True)
class Acting:
    """A member acting in one workspace, and there alone."""

    member_id: str
    name: str
    role: Role
    workspace_id: str

    def refuse_unless_may(self, action: Action, workspace_id: str) -> None:
        """Raises unless this role allows the action, in this workspace.

        Raises:
            NotAllowedError: the role does not, or it is a role in another workspace.
        """
        if workspace_id != self.workspace_id or action not in _MAY[self.role]:
            raise NotAllowedError(action, self.role)
