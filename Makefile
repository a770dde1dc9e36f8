# make demo    set up, read the sample articles, show the record
# make test    set up, run the tests
# make lint    ruff, mypy --strict, import contracts
# make bench   score what evaluation sets are at hand
# make lock    pin the newest packages that pyproject.toml admits

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test lint bench lock clean
.DEFAULT_GOAL := demo

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
	  || { echo "Dragoman needs Python 3.11, 3.12 or 3.13; say which: make PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)
	$(BIN)/dragoman demo

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m benchmarks.run

lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check --group dev . hatchling editables
	(echo "# Every package that \`make\` installs, pinned; made from pyproject.toml by \`make lock\`."; \
	  build/lock/bin/python -m pip freeze --exclude dragoman) > requirements.lock
	rm -r build/lock

clean:
	rm -rf $(VENV) build dist record
