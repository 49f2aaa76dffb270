# `make help` lists the targets. Windows needs no make: see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Two cores are what the smallest machine has; `make test WORKERS=8` uses more.
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow check static lint types contracts catalog tests \
  format setup system clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: setup ## Install, load the example and start the app on 127.0.0.1
	@$(BIN)/feasibility demo

# The tests run also where linting has found something, so that every fault is seen at
# once; the exit code tells of either.
test: system ## Install what is needed, Debian packages too, and run the whole suite
	@$(MAKE) --no-print-directory --keep-going static tests

test-slow: system setup ## Run the tests marked slow
	@$(BIN)/pytest -n $(WORKERS) -m slow

check: ## Lint, types, contracts, catalog, then the tests
	@$(MAKE) --no-print-directory --keep-going static tests

static: lint types contracts catalog ## Everything that is checked without running a test

lint: setup ## Ruff: rules and format
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .

types: setup ## Mypy, strict
	@$(BIN)/mypy

contracts: setup ## Who may import whom
	@$(BIN)/lint-imports --no-logo --no-cache

catalog: setup ## The data files
	@$(BIN)/feasibility catalog lint

tests: setup ## The tests alone, without the slow ones
	@$(BIN)/pytest -n $(WORKERS) -m "not slow"

format: setup ## Sort imports and format
	@$(BIN)/ruff check --quiet --select I --fix .
	@$(BIN)/ruff format --quiet .

setup: $(STAMP) ## Make .venv with the pinned packages and this one, editable

$(STAMP): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; set PYTHON=")'
	@test -x $(BIN)/python || { PYTHON=$(PYTHON) .ci/install; $(PYTHON) -m venv $(VENV); }
	@echo "Installing into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

system:
	@PYTHON=$(PYTHON) .ci/install

clean: ## Remove .venv and what the checks left behind
	@rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
