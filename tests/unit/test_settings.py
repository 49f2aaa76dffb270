"""Settings: one reader of the environment, weak values refused, all of them at once."""

import stat
import sys
from pathlib import Path

import pytest

from feasibility.kernel.errors import InputError, StoreError
from feasibility.settings import data_folder, find_cache, load_settings


def codes(error: InputError) -> dict[str, str]:
    return {fault.path: fault.code for fault in error.faults}


def test_the_first_run_makes_the_folder_and_the_secret_key(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"

    settings = load_settings({"FEASIBILITY_HOME": str(home)})

    assert settings.home == home
    assert settings.cache == home / "cache"
    assert len(settings.secret_key) >= 32
    assert [home / "secret.key"] == list(home.glob("secret*"))
    assert settings.secret_key not in repr(settings)
    assert (settings.host, settings.port, settings.time_zone) == (
        "127.0.0.1",
        8321,
        "UTC",
    )
    if sys.platform != "win32":
        assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600
        assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_the_secret_key_stays_the_same(tmp_path: Path) -> None:
    environment = {"FEASIBILITY_HOME": str(tmp_path)}

    assert (
        load_settings(environment).secret_key == load_settings(environment).secret_key
    )


def test_without_a_home_the_users_data_folder_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "d")
    )
    monkeypatch.setattr(
        "platformdirs.user_cache_dir", lambda *_, **__: str(tmp_path / "c")
    )

    settings = load_settings({})

    assert (settings.home, settings.cache) == (tmp_path / "d", tmp_path / "c")


def test_data_never_lies_inside_a_virtual_environment(tmp_path: Path) -> None:
    (tmp_path / "pyvenv.cfg").touch()

    with pytest.raises(InputError) as refused:
        load_settings({"FEASIBILITY_HOME": str(tmp_path / "share" / "data")})

    assert codes(refused.value) == {
        "FEASIBILITY_HOME": "settings.inside_virtual_environment"
    }


def test_every_value_that_cannot_be_used_is_told_at_once(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.touch()

    with pytest.raises(InputError) as refused:
        load_settings(
            {
                "FEASIBILITY_HOME": str(home),
                "FEASIBILITY_DATABASE_URL": "mysql://u:secret@h/d",
                "FEASIBILITY_OWNER_DATABASE_URL": "nothing",
                "FEASIBILITY_SECRET_KEY": "a" * 64,
                "FEASIBILITY_TIME_ZONE": "Mars/Olympus",
                "FEASIBILITY_HOST": "0.0.0.0",
                "FEASIBILITY_PORT": "99999",
            }
        )

    assert codes(refused.value) == {
        "FEASIBILITY_HOME": "settings.not_a_folder",
        "FEASIBILITY_DATABASE_URL": "settings.not_postgresql",
        "FEASIBILITY_OWNER_DATABASE_URL": "settings.not_postgresql",
        "FEASIBILITY_SECRET_KEY": "settings.weak_secret",
        "FEASIBILITY_TIME_ZONE": "settings.no_such_time_zone",
        "FEASIBILITY_HOST": "settings.not_loopback",
        "FEASIBILITY_PORT": "settings.no_such_port",
    }
    assert "secret@" not in str(refused.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.9.9.9"])
def test_this_machine_is_a_host(tmp_path: Path, host: str) -> None:
    environment = {"FEASIBILITY_HOME": str(tmp_path), "FEASIBILITY_HOST": host}

    assert load_settings(environment).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "example.org", "10.0.0.1"])
def test_another_machine_is_none(tmp_path: Path, host: str) -> None:
    with pytest.raises(InputError, match="not_loopback"):
        load_settings({"FEASIBILITY_HOME": str(tmp_path), "FEASIBILITY_HOST": host})


@pytest.mark.parametrize("port", ["0", "-1", "65536", "1e3", "٣", "80 80", ""])
def test_a_port_is_a_number_that_ports_have(tmp_path: Path, port: str) -> None:
    environment = {"FEASIBILITY_HOME": str(tmp_path), "FEASIBILITY_PORT": port}
    if not port:
        assert load_settings(environment).port == 8321
        return

    with pytest.raises(InputError, match="no_such_port"):
        load_settings(environment)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_postgresql_address_names_our_driver(tmp_path: Path, scheme: str) -> None:
    settings = load_settings(
        {
            "FEASIBILITY_HOME": str(tmp_path),
            "FEASIBILITY_DATABASE_URL": f"{scheme}://u:p@h/d",
        }
    )

    assert settings.database_url == "postgresql+psycopg://u:p@h/d"
    assert "u:p" not in repr(settings)


@pytest.mark.parametrize("secret", ["", "short", "abcabcabc" * 9])
def test_a_weak_secret_in_the_file_is_refused(tmp_path: Path, secret: str) -> None:
    path = tmp_path / "secret.key"
    path.write_text(secret, "ascii")
    path.chmod(0o600)

    with pytest.raises(InputError, match="weak_secret"):
        load_settings({"FEASIBILITY_HOME": str(tmp_path)})


@pytest.mark.skipif(sys.platform == "win32", reason="other rights on files")
def test_a_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    load_settings({"FEASIBILITY_HOME": str(tmp_path)})
    (tmp_path / "secret.key").chmod(0o644)

    with pytest.raises(InputError, match="secret_readable_by_others"):
        load_settings({"FEASIBILITY_HOME": str(tmp_path)})


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StoreError, match="cannot make the folder"):
        load_settings({"FEASIBILITY_HOME": str(tmp_path / "file" / "home")})
    assert find_cache({"FEASIBILITY_HOME": str(tmp_path / "file" / "home")}) is None


def test_the_data_folders_are_found() -> None:
    for name in ("capability_catalog", "strategy_templates", "templates", "examples"):
        assert data_folder(name).is_dir()


def test_nothing_else_reads_the_environment() -> None:
    package = Path(data_folder("feasibility"))
    readers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "os.environ" in path.read_text("utf-8")
        or "getenv" in path.read_text("utf-8")
    }

    assert readers == {"settings.py"}
