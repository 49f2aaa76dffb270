"""Where things lie and how the app is reached: the only reader of the environment and of paths.

| variable | meaning | without it |
|---|---|---|
| `FEASIBILITY_HOME` | folder of the data: databases, secret key | the user's data folder |
| `FEASIBILITY_DATABASE_URL` | PostgreSQL, as the role the app runs as | SQLite files in the data folder |
| `FEASIBILITY_OWNER_DATABASE_URL` | the same database, as its owner, for upgrades only | - |
| `FEASIBILITY_SECRET_KEY` | signs cookies; 32 characters or more | made once, in `secret.key` |
| `FEASIBILITY_CACHE` | folder of what can be made again | the user's cache folder |
| `FEASIBILITY_TIME_ZONE` | zone that times of day are shown in | UTC |
| `FEASIBILITY_HOST`, `FEASIBILITY_PORT` | where `serve` listens (loopback only) | 127.0.0.1, 8321 |
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from zoneinfo import available_timezones

from feasibility.kernel.errors import Fault, InputError, StoreError

LOOPBACK = "127.0.0.1"
PORT = 8321
# Source: 256 bits, as OWASP's session management cheat sheet asks at least 64 of.
SECRET_BYTES = 32
PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Settings:
    """Everything that differs from one installation to the next."""

    home: Path
    cache: Path
    secret_key: str = field(repr=False)
    capability_catalog: Path
    strategy_templates: Path
    templates: Path
    examples: Path
    database_url: str | None = field(default=None, repr=False)
    owner_database_url: str | None = field(default=None, repr=False)
    time_zone: str = "UTC"
    host: str = LOOPBACK
    port: int = PORT


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process; makes the data folder and the secret key if there are none.

    Raises:
        InputError: values that cannot be used, all of them.
        StoreError: a data folder that cannot be made or written.
    """
    given = os.environ if environment is None else environment
    said = {key: value.strip() for key, value in given.items() if value.strip()}
    faults: list[Fault] = []
    home = _home(said, faults)
    database_url = _database_url(said, "FEASIBILITY_DATABASE_URL", faults)
    owner_url = _database_url(said, "FEASIBILITY_OWNER_DATABASE_URL", faults)
    host, port = _host(said, faults), _port(said, faults)
    time_zone = said.get("FEASIBILITY_TIME_ZONE", "UTC")
    if time_zone not in available_timezones():
        faults.append(_fault("no_such_time_zone", "FEASIBILITY_TIME_ZONE", time_zone))
    secret = said.get("FEASIBILITY_SECRET_KEY")
    if secret is not None and _is_weak(secret):
        faults.append(Fault("settings.weak_secret", "FEASIBILITY_SECRET_KEY"))
    if faults:
        raise InputError(faults)
    return Settings(
        home=_made(home),
        cache=_made(_cache(said, home)),
        secret_key=secret or _kept_secret(home / "secret.key"),
        capability_catalog=data_folder("capability_catalog"),
        strategy_templates=data_folder("strategy_templates"),
        templates=data_folder("templates"),
        examples=data_folder("examples"),
        database_url=database_url,
        owner_database_url=owner_url,
        time_zone=time_zone,
        host=host,
        port=port,
    )


def data_folder(name: str) -> Path:
    """A data folder of the project: inside the package in a wheel, beside it in a checkout."""
    shipped = PACKAGE / "_data" / name
    return shipped if shipped.is_dir() else PACKAGE.parent / name


def find_cache(environment: Mapping[str, str] | None = None) -> Path | None:
    """The folder of what can be made again; None where none can be made."""
    given = os.environ if environment is None else environment
    said = {key: value.strip() for key, value in given.items() if value.strip()}
    try:
        return _made(_cache(said, _home(said, [])))
    except StoreError:
        return None


def _fault(code: str, variable: str, value: str) -> Fault:
    return Fault(f"settings.{code}", variable, {"value": value})


def _home(said: Mapping[str, str], faults: list[Fault]) -> Path:
    if "FEASIBILITY_HOME" in said:
        home = Path(said["FEASIBILITY_HOME"]).expanduser().absolute()
    else:
        # Late: most commands of the command line need no data folder.
        import platformdirs

        home = Path(platformdirs.user_data_dir("feasibility", appauthor=False))
    if any((folder / "pyvenv.cfg").exists() for folder in (home, *home.parents)):
        # A virtual environment is thrown away and made anew; clients' data are not.
        faults.append(
            _fault("inside_virtual_environment", "FEASIBILITY_HOME", str(home))
        )
    if home.exists() and not home.is_dir():
        faults.append(_fault("not_a_folder", "FEASIBILITY_HOME", str(home)))
    return home


def _cache(said: Mapping[str, str], home: Path) -> Path:
    if "FEASIBILITY_CACHE" in said:
        return Path(said["FEASIBILITY_CACHE"]).expanduser().absolute()
    if "FEASIBILITY_HOME" in said:
        return home / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("feasibility", appauthor=False))


def _database_url(
    said: Mapping[str, str], variable: str, faults: list[Fault]
) -> str | None:
    url = said.get(variable)
    if url is None:
        return None
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in ("postgres", "postgresql", "postgresql+psycopg"):
        # The value stays out of the message: it may hold a password.
        faults.append(_fault("not_postgresql", variable, scheme if separator else ""))
    return f"postgresql+psycopg://{rest}"


def _host(said: Mapping[str, str], faults: list[Fault]) -> str:
    host = said.get("FEASIBILITY_HOST", LOOPBACK)
    try:
        here = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        here = False
    if not here:
        faults.append(_fault("not_loopback", "FEASIBILITY_HOST", host))
    return host


def _port(said: Mapping[str, str], faults: list[Fault]) -> int:
    text = said.get("FEASIBILITY_PORT", str(PORT))
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    faults.append(_fault("no_such_port", "FEASIBILITY_PORT", text))
    return PORT


def _is_weak(secret: str) -> bool:
    """Too short, or made of so few signs that it was typed and not drawn."""
    return len(secret) < SECRET_BYTES or len(set(secret)) < 8


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError("cannot make the folder", folder=str(folder)) from error
    return folder


def _kept_secret(path: Path) -> str:
    """The secret key in its file; drawn at the first run, readable by its user alone.

    It is written beside and then linked into place, so that of two first runs at once one
    wins and both read the same key, and no run ever reads half a key.
    """
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        try:
            with os.fdopen(os.open(draft, flags, 0o600), "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(SECRET_BYTES))
            _put_in_place(draft, path)
        except OSError as error:
            raise StoreError("cannot write the secret key", file=str(path)) from error
    secret = path.read_text("ascii").strip()
    if _is_weak(secret):
        raise InputError([_fault("weak_secret", "secret.key", "")])
    if sys.platform != "win32" and path.stat().st_mode & 0o077:
        raise InputError([_fault("secret_readable_by_others", "secret.key", str(path))])
    return secret


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
