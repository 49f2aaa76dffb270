"""What both databases offer: transactions on the installation's tables and on one workspace's."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from feasibility.kernel.errors import NotFoundError

WORKSPACE_ID = re.compile(r"ws_[0-9a-f]{28}")
PRINTABLE = re.compile(r"[\x21-\x7e]{1,64}")


@dataclass(frozen=True)
class Transaction:
    """A transaction on one workspace's tables. Every statement on them names `workspace_id`."""

    connection: Connection
    workspace_id: str

    def roll_back(self) -> None:
        """Ends the transaction without writing anything; it takes no statement after that."""
        self.connection.rollback()


class Store(Protocol):
    """The embedded or the server's database.

    A transaction commits when its block ends, and rolls back when the block raises. One that
    reads sees one moment's state throughout.
    """

    def reading_control(self) -> AbstractContextManager[Connection]:
        """A reading transaction on the installation's tables."""

    def writing_control(self) -> AbstractContextManager[Connection]:
        """A writing transaction on the installation's tables."""

    def reading(self, workspace_id: str) -> AbstractContextManager[Transaction]:
        """A reading transaction on a workspace's tables.

        Raises:
            NotFoundError: no such workspace.
            StoreError: the workspace is closed, because its upgrade failed.
        """

    def writing(self, workspace_id: str) -> AbstractContextManager[Transaction]:
        """A writing transaction on a workspace's tables; raises as `reading`."""

    def make_place(self, workspace_id: str) -> None:
        """Makes the place of a workspace's tables, empty; no effect if it is there."""

    def remove_place(self, workspace_id: str) -> None:
        """Removes a workspace's tables' content for good; no effect if it is not there."""

    def closed_because(self, workspace_id: str) -> str | None:
        """Why this workspace cannot be opened by this process; None: it can."""

    def rename(self, transaction: Transaction, name: str) -> None:
        """Shows the transaction's workspace under another name; the last thing it does."""

    @property
    def is_one_database(self) -> bool:
        """Whether the installation's tables and the workspaces' are changed in one transaction."""

    def close(self) -> None:
        """Lets go of all connections."""


def checked_key(noun: str, key: str) -> str:
    """The key, if any of ours could look like it: one that comes from an address may hold anything.

    Raises:
        NotFoundError: none could; PostgreSQL would refuse to look for some of them.
    """
    if PRINTABLE.fullmatch(key) is None:
        raise NotFoundError(noun, key)
    return key


def checked_id(workspace_id: str) -> str:
    """The id, if it has the form of a workspace's: it becomes part of a file's name.

    Raises:
        NotFoundError: it has not, so there is no such workspace.
    """
    if WORKSPACE_ID.fullmatch(workspace_id) is None:
        raise NotFoundError("workspace", workspace_id)
    return workspace_id
