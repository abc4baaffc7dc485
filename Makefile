# Everything from one command each. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SHARED ?= ../shared

# One thread of BLAS a process: reading runs in as many processes as there are cores.
export OPENBLAS_NUM_THREADS = 1

.PHONY: help setup demo test lint types check bench scores lock clean

help:            ## this list
	@grep -E '^[a-z]+: .*##|^[a-z]+:  *##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/:/' | column -t -s:

setup: $(READY)  ## make .venv with the pinned and hashed requirements, and summitry in it

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)   ## read the sample articles into demo.db and print the brief
	@rm -f demo.db demo.db-wal demo.db-shm
	@$(BIN)/summitry read examples --record demo.db
	@$(BIN)/summitry brief --record demo.db

test: $(READY)   ## the whole test suite
	$(BIN)/python -m pytest

lint: $(READY)   ## style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## mypy, strict
	$(BIN)/mypy

check: lint types test  ## all that CI runs

bench: $(READY)  ## words a second and memory, beside plain spaCy in the same run
	$(BIN)/python -m benchmarks.speed --corpus $(SHARED)/gold/corpus

scores: $(READY) ## every scorer under $(SHARED)/gold, written to docs/scores.md
	$(BIN)/python -m benchmarks.scores --shared $(SHARED) --write docs/scores.md

lock: $(READY)   ## pin and hash the requirements anew
	$(BIN)/python -m pip install --quiet pip-tools
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra dev -o requirements.txt pyproject.toml

clean:           ## everything that was made here
	rm -rf .venv demo.db* .pytest_cache .mypy_cache .ruff_cache build dist
