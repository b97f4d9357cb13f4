# Sets up what undersigned needs, then runs it or its tests. `make help` lists the targets.

PYTHON ?= python3
CAMPAIGN ?= hrc54-cambodia
PYTEST_ARGS ?= -n auto

bin := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help letter test lint check fuzz bench lock clean system-packages checkers

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

letter: .venv/letter.stamp ## build the example letter, DOCX and PDF, into build/hrc54-cambodia/
	$(bin)/undersigned build $(CAMPAIGN)

test: .venv/dev.stamp checkers ## run the tests
	$(bin)/pytest $(PYTEST_ARGS)

lint: .venv/dev.stamp ## run the static checks: ruff, mypy, import-linter
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports

check: lint test ## run the static checks and the tests

fuzz: .venv/dev.stamp ## feed the program 20,000 odd campaigns and 2,000 damaged files of each kind
	FUZZ_CAMPAIGNS=20000 FUZZ_FILES=2000 $(bin)/pytest -n auto tests/fuzz tests/test_odd_files.py

bench: .venv/dev.stamp ## measure how long letters take to build
	$(bin)/python -m bench

lock: ## pin the dependencies anew after a change in pyproject.toml
	PYTHON="$(PYTHON)" scripts/lock

clean: ## remove what make installed and all caches; the letters in build/ stay
	rm -rf .venv .tools node_modules dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps make a second run quick: pip is asked only after one of these files changed. The check of
# the system's libraries takes no time when all are there, so it always runs, and before the rest.

.venv/letter.stamp: requirements.lock pyproject.toml | system-packages
	@echo "Installing the pinned Python packages into .venv. The first time, this takes a minute or two ..."
	@$(bin)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(bin)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(bin)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/letter.stamp
	$(bin)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

system-packages:
	@$(PYTHON) scripts/system-packages letter

checkers:
	@$(PYTHON) scripts/system-packages test
	@scripts/docx-validator
