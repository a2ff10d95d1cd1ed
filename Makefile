# The whole interface of this repository: `make help` lists it.

PORT ?= 8000
export PORT

# A Python that is new enough and can make a virtual environment; else one that is new enough.
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11 python
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
COMPLETE := import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 11))
first = $(shell for python in $(PYTHONS); do \
	$$python -c '$(1)' >/dev/null 2>&1 && { echo $$python; exit; }; done)
PYTHON := $(or $(call first,$(COMPLETE)),$(call first,$(NEW_ENOUGH)))

# Everything below runs in .venv, as no activated shell is asked for.
IN_VENV := .venv/bin/python
PYTEST := $(IN_VENV) -m pytest
IN_PARALLEL := --numprocesses auto --maxprocesses 4

.PHONY: run
run: .ready  ## start the portal on PORT (8000) and say where it is
	@$(IN_VENV) manage.py start

.PHONY: account
account: .ready  ## make a staff account or give it a new password: make account NAME=clinic
	@$(IN_VENV) manage.py account $(NAME)

.PHONY: test
test: .ready-for-tests  ## install what tests need and run them all
	$(PYTEST) $(IN_PARALLEL)
	$(IN_VENV) -m tests.postgres $(PYTEST) $(IN_PARALLEL) -m "not browser and not nu and not soak"

.PHONY: lint
lint: .ready-for-tests  ## check form: Python, templates, imports
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/typos
	.venv/bin/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	.venv/bin/djlint templates --lint --quiet
	.venv/bin/lint-imports --no-logo

.PHONY: types
types: .ready-for-tests
	.venv/bin/mypy articles portal

.PHONY: check
check: lint types  ## everything a change must pass
	$(IN_VENV) manage.py check --fail-level WARNING
	$(IN_VENV) manage.py makemigrations --check --dry-run
	$(MAKE) html
	$(PYTEST) $(IN_PARALLEL) --cov
	.venv/bin/coverage report --include 'articles/text/*,articles/workflow/*' --fail-under 100
	$(IN_VENV) -m tests.postgres $(PYTEST) $(IN_PARALLEL) -m "not browser and not nu and not soak"

.PHONY: html
html: .ready-for-tests  ## ask the Nu HTML checker about every kind of page
	$(IN_VENV) -m tests.programs java
	$(PYTEST) -m nu

.PHONY: format
format: .ready-for-tests  ## put Python and templates into the house's form
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/djade --target-version 5.2 $$(git ls-files 'templates/*.html')

.PHONY: bench
bench: .ready  ## measure speed and memory beside peers, a quarter of an hour; PARTS="pages desk" for some
	@$(IN_VENV) -m bench.everything $(PARTS)

.PHONY: performance
performance: bench  ## the same, and write docs/performance.md from what was measured
	@$(IN_VENV) -m bench.table

.PHONY: bench-search
bench-search: .ready-for-tests  ## measure search beside a plain query, on both databases
	$(IN_VENV) -m bench.search $(SIZES)

.PHONY: quality
quality: .ready-for-tests  ## measure how well search finds what patients ask, on both databases
	@$(IN_VENV) -m tests.search.quality

.PHONY: soak
soak: .ready-for-tests  ## edit, publish and kill in full size on both databases, some minutes
	$(PYTEST) -s -m soak
	$(IN_VENV) -m tests.postgres $(PYTEST) -s -m soak

.PHONY: pictures
pictures: .ready-for-tests  ## take the pictures of README and docs anew
	$(IN_VENV) docs/pictures/take.py
	$(IN_VENV) docs/pictures/desk.py
	$(IN_VENV) docs/pictures/evidence.py
	$(IN_VENV) docs/pictures/desk_evidence.py
	$(IN_VENV) docs/pictures/desk_unfound.py
	$(IN_VENV) docs/pictures/search.py

.PHONY: help
help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; \
		do printf '  make %-12s %s\n' "$$name" "$$what"; done

.PHONY: .python
.python:
	@test -n "$(PYTHON)" || { \
		echo "The portal needs Python 3.11 or newer, and this machine has none." \
			"On Debian type:  sudo apt-get install python3 python3-venv   on macOS:  brew install python"; \
		exit 1; }

.PHONY: .ready
.ready: .python
	@$(PYTHON) -m portal.prepare requirements.txt

.PHONY: .ready-for-tests
.ready-for-tests: .python
	@$(PYTHON) -m portal.prepare requirements-dev.txt
	@$(IN_VENV) -m tests.programs chromium pdftotext
