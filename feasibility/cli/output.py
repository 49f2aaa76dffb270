"""Where a command's result goes: to standard output, or whole into a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click


def write(text: str, out: Path | None) -> None:
    """Prints a text, or puts it in a file in one step: the old content or the new, never half.

    Raises:
        click.UsageError: the file cannot be written.
    """
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        _replace(out, text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise click.UsageError(f"cannot write {out}: {reason}") from None


def _replace(path: Path, text: str) -> None:
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        _keep_mode(path, draft)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _keep_mode(path: Path, draft: str) -> None:
    """As readable as the file it replaces, or as any new file would be."""
    if path.exists():
        Path(draft).chmod(path.stat().st_mode & 0o777)
        return
    umask = os.umask(0)
    os.umask(umask)
    Path(draft).chmod(0o666 & ~umask)
