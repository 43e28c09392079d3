# Each verb does all it needs itself: the virtual environment is made on first use.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TABLES := $(shell find data -type f 2>/dev/null)
ARTEFACT := src/translit_norm/_data/gazetteer.sqlite

help:  ## list the verbs
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tested: $(BIN)/python pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@ $(VENV)/.installed

$(VENV)/.developed: $(BIN)/python pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/.tested $(VENV)/.installed

$(ARTEFACT): $(TABLES) | $(VENV)/.installed
	$(BIN)/python -m translit_norm.gazetteer.compile

demo: $(VENV)/.installed $(ARTEFACT)  ## resolve every name of the example article and print the table
	@$(BIN)/python examples/demo.py

test: $(VENV)/.tested $(ARTEFACT)  ## run every test
	$(BIN)/python -m pytest

data: $(VENV)/.installed  ## compile the tables of data/ into the package
	$(BIN)/python -m translit_norm.gazetteer.compile

format: $(VENV)/.developed  ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/.developed  ## check form and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(VENV)/.developed  ## build the documentation site; a warning fails
	$(BIN)/mkdocs build --strict

bench: $(VENV)/.developed $(ARTEFACT)  ## accuracy and speed beside public peers; CASES=DIR for a folder of cases
	$(BIN)/python -m bench $(if $(CASES),--cases $(CASES))

check: lint $(ARTEFACT) docs  ## all that must be green: format, lint, types, tests, docs
	$(BIN)/python -m pytest

.PHONY: help demo test data format lint docs bench check
