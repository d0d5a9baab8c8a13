# `make` alone lists what there is. Everything happens in .venv, made once for each requirements.lock.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
WHEEL_LIMIT_MB := 60

.PHONY: help setup demo test lint format model wheel update-golden lock browser clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | while IFS=$$'\t' read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

setup: $(READY) ## make .venv with the locked dependencies and this package

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Wederhoor needs Python 3.11 or newer: install one and run 'make PYTHON=python3.11 $(MAKECMDGOALS)'." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "No environment could be made: install Python's venv module (Debian: python3-venv)." >&2; exit 1; }
	@echo "Installing the locked dependencies into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock || { echo "The locked dependencies could not be installed: check the network connection and run make again." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## read sample/, print the update of its last day, write out/update.html, .md and .json
	@$(BIN)/wederhoor demo

lint: $(READY) ## ruff, mypy and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: lint ## lint, then every test, on two cores
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

format: $(READY) ## order imports and lay out the code
	$(BIN)/ruff check --select I --fix .
	$(BIN)/ruff format .

update-golden: $(READY) ## run the tests and write what they produce into tests/golden
	$(BIN)/pytest --update-golden

model: $(READY) ## train the Dutch syntax model from what WEDERHOOR_SHARED holds (half an hour on one core) into build/model
	@test -n "$$WEDERHOOR_SHARED" || { echo "Set WEDERHOOR_SHARED: it names the folder with treebank and first-model." >&2; exit 1; }
	@$(BIN)/python training/train.py "$$WEDERHOOR_SHARED"

wheel: $(READY) ## build the wheel into dist/ and check what is in it
	@rm -rf dist
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist . >/dev/null 2>&1 || { echo "The wheel could not be built: run $(BIN)/python -m build --wheel --no-isolation to see why." >&2; exit 1; }
	@wheel=$$(echo dist/*.whl); \
	missing=$$(comm -23 <(cd src && find wederhoor -type f ! -path '*__pycache__*' | LC_ALL=C sort) \
		<($(BIN)/python -m zipfile --list "$$wheel" | sed -E '1d; s/ +[0-9]{4}-[0-9]{2}-[0-9]{2} .*//' | LC_ALL=C sort)); \
	test -z "$$missing" || { printf 'Not in the wheel (is it ignored by git?):\n%s\n' "$$missing" >&2; exit 1; }; \
	size=$$(wc -c < "$$wheel"); \
	test "$$size" -lt $$(( $(WHEEL_LIMIT_MB) * 1000000 )) || { echo "$$wheel is $$size bytes: the limit is $(WHEEL_LIMIT_MB) MB." >&2; exit 1; }; \
	echo "$$wheel: $$(( (size + 99999) / 1000000 )) MB, everything under src/wederhoor is in it"

lock: ## remake requirements.lock from pyproject.toml (needs the network)
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5'; }
	@{ echo "# Made by 'make lock' from pyproject.toml: what the program and its development need, to the byte."; \
	build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra dev --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml; } > build/requirements.lock
	@mv build/requirements.lock requirements.lock

browser: ## install Chromium for the tests of the pages, where apt may; else say how
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && apt-get install --yes --quiet chromium; } || \
	{ echo "Install Chromium yourself, then run the tests again (Debian: sudo apt-get install chromium)." >&2; exit 1; }

clean: ## remove the environment, what was built and every cache
	rm -rf .venv build dist out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
