"""The one place where settings, databases, catalog, engine and services are plugged together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from feasibility.catalog.load import load_catalog
from feasibility.kernel.errors import Fault, InputError
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.company import Company
from feasibility.model.plan import Plan
from feasibility.services import (
    Assessments,
    CatalogFiles,
    Catalogs,
    CatalogUses,
    Changes,
    Cycles,
    Demo,
    Hypotheses,
    Libraries,
    PlanFiles,
    Plans,
    Signing,
    Suggestions,
    Supposing,
    Verifications,
    Workspaces,
)
from feasibility.services.clock import Clock, utc_now
from feasibility.services.loading import PlansInMemory
from feasibility.settings import Settings, data_folder, find_cache
from feasibility.store.database import Store
from feasibility.store.embedded import EmbeddedStore
from feasibility.store.lifecycle import take_up
from feasibility.store.server import ServerStore, role_of, upgrade_server


@dataclass(frozen=True)
class AppServices:
    """Everything a face may ask."""

    settings: Settings
    workspaces: Workspaces
    plans: Plans
    changes: Changes
    assessments: Assessments
    catalogs: Catalogs
    catalog_uses: CatalogUses
    libraries: Libraries
    suggestions: Suggestions
    supposing: Supposing
    hypotheses: Hypotheses
    files: PlanFiles
    signing: Signing
    demo: Demo
    report_environment: Environment
    _store: Store

    def close(self) -> None:
        """Lets go of the databases."""
        self._store.close()


@dataclass(frozen=True)
class FileServices:
    """What may be asked about plan files and the catalog where there is no database."""

    files: PlanFiles
    catalogs: Catalogs
    catalog_files: CatalogFiles
    cycles: Cycles
    verifications: Verifications
    suggestions: Suggestions
    report_environment: Environment


def build_file_services(
    *, catalog_folder: Path | None = None, clock: Clock = utc_now
) -> FileServices:
    """The services that need neither a data folder nor a database, and make neither.

    `catalog_folder` is a catalog to use in place of the shipped one: a folder like
    `capability_catalog/` with `strategy_templates/` beside it, or one that holds both.
    """
    folder, templates = catalog_folders(catalog_folder)
    catalogs = build_catalogs(folder, templates, cache=find_cache())
    return FileServices(
        PlanFiles(catalogs, LateEngine(), clock=clock),
        catalogs,
        CatalogFiles(folder, templates),
        Cycles(clock=clock),
        Verifications(),
        Suggestions(catalogs),
        build_report_environment(data_folder("templates")),
    )


def catalog_folders(asked: Path | None) -> tuple[Path, Path | None]:
    """The folder of a catalog and that of its strategies; the shipped ones unless one is named."""
    if asked is None:
        return data_folder("capability_catalog"), data_folder("strategy_templates")
    inner = asked / "capability_catalog"
    return (inner, asked / "strategy_templates") if inner.is_dir() else (asked, None)


def build_app_services(settings: Settings, *, clock: Clock = utc_now) -> AppServices:
    """The services over the database that the settings name; its tables are brought up to date.

    Raises:
        StoreError: the database cannot be used, or would not keep workspaces apart.
    """
    store = open_store(settings)
    take_up(store, now=clock())
    plans_in_memory = PlansInMemory()
    uses = CatalogUses(store, clock=clock)
    catalogs = build_catalogs(
        settings.capability_catalog,
        settings.strategy_templates,
        cache=settings.cache,
        uses=uses,
    )
    engine = LateEngine()
    supposing = Supposing(catalogs, engine)
    workspaces = Workspaces(store, plans_in_memory)
    plans = Plans(store, plans_in_memory, catalogs, clock=clock)
    changes = Changes(store, plans_in_memory, catalogs, clock=clock)
    return AppServices(
        settings=settings,
        workspaces=workspaces,
        plans=plans,
        changes=changes,
        catalog_uses=uses,
        libraries=Libraries(store, catalogs, changes, clock=clock),
        assessments=Assessments(store, plans_in_memory, catalogs, engine, clock=clock),
        catalogs=catalogs,
        suggestions=Suggestions(catalogs),
        supposing=supposing,
        hypotheses=Hypotheses(catalogs, supposing),
        files=PlanFiles(catalogs, engine, clock=clock),
        signing=Signing(store, clock=clock),
        demo=Demo(store, workspaces, plans, catalogs, folder=settings.examples),
        report_environment=build_report_environment(settings.templates),
        _store=store,
    )


def open_store(settings: Settings) -> Store:
    """The database that the settings name: PostgreSQL, or SQLite files in the data folder.

    Raises:
        StoreError: it cannot be used as it is.
    """
    if settings.database_url is not None:
        return ServerStore(settings.database_url)
    return EmbeddedStore(settings.home)


def upgrade_database(settings: Settings) -> None:
    """Brings a PostgreSQL database to this version, as its owner; SQLite does so when opened.

    Raises:
        InputError: the addresses of the database are not both set.
        StoreError: the database is newer than this version.
    """
    if settings.database_url is None or settings.owner_database_url is None:
        raise InputError(
            [
                Fault("settings.missing", variable)
                for variable, value in (
                    ("FEASIBILITY_DATABASE_URL", settings.database_url),
                    ("FEASIBILITY_OWNER_DATABASE_URL", settings.owner_database_url),
                )
                if value is None
            ]
        )
    upgrade_server(settings.owner_database_url, app_role=role_of(settings.database_url))


def build_catalogs(
    catalog: Path,
    templates: Path | None,
    *,
    cache: Path | None,
    uses: CatalogUses | None = None,
) -> Catalogs:
    """The catalog of these folders, read when it is first needed."""

    def load() -> Catalog:
        return load_catalog(catalog, templates_directory=templates, cache_dir=cache)

    return Catalogs(load, uses)


def build_report_environment(templates: Path) -> Environment:
    """The templates of reports; what users typed is escaped in HTML, and a name nobody set is an error."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=select_autoescape(("html", "xml", "svg")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class LateEngine:
    """The engine, imported when the first plan is checked: NumPy and SciPy take their time."""

    @property
    def version(self) -> str:
        """The engine's version."""
        from feasibility.engine.check import ENGINE_VERSION

        return ENGINE_VERSION

    def check(
        self,
        plan: Plan,
        company: Company,
        catalog: Catalog,
        *,
        as_of: date,
        previous: Assessment | None = None,
    ) -> Assessment:
        """The assessment; `previous` only saves work."""
        from feasibility.engine.check import check

        return check(plan, company, catalog, as_of=as_of, previous=previous)
