# `make` lists the targets. Everything runs in .venv, set up from the hashed lock on first use.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared
WAREHOUSE ?= warehouse
UV_VERSION := 0.13.9

.PHONY: help run test test-orders lint bench train train-facts evaluate-language render docs-site lock clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

.venv/.uv:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

.venv/.core: .venv/.uv requirements.txt pyproject.toml
	@test -e .venv/.dev || $(BIN)/uv pip install --quiet --compile-bytecode --require-hashes -r requirements.txt
	@test -e .venv/.dev || $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.uv requirements-dev.txt pyproject.toml
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes -r requirements-dev.txt
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/uv pip install --quiet --require-hashes --target .venv/duckdb-1.5 -r tests/requirements-duckdb-1.5.txt
	@touch $@

run: .venv/.core  ## set up, read the sample articles, show what is in the warehouse
	$(BIN)/parley run flows/samples
	$(BIN)/parley tour

test: .venv/.dev  ## set up and run all tests
	$(BIN)/python -m pytest

test-orders: .venv/.dev  ## load by load equals all at once, in ten random orders and batchings: some minutes
	PARLEY_TESTED_ORDERS=10 $(BIN)/python -m pytest tests/dbt/test_merging.py -k order

lint: .venv/.dev  ## ruff, mypy --strict, sqruff, rendered files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/sqruff lint warehouse/queries
	$(BIN)/sqruff --config dbt_project/.sqruff lint dbt_project/models
	$(BIN)/python -m flows.render --check

bench: .venv/.dev  ## measure cost and speed; figures go into docs/benchmarks.md
	$(BIN)/python -m tests.benchmarks $(DATA)

train: .venv/.dev  ## train the language pipeline from the treebanks in DATA
	$(BIN)/python -m flows.language.train $(DATA)/data/treebanks $(DATA)/data/ner

train-facts: .venv/.dev  ## train the models of meetings, sanctions and strikes from flows/facts/corpus
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m flows.facts.learned.train

evaluate-language: .venv/.dev  ## parser and names on the test data in DATA
	$(BIN)/python -m flows.language.evaluate $(DATA)/data/treebanks $(DATA)/data/ner
	$(BIN)/python -m flows.annotate.score_names $(DATA)/data/ner

render: .venv/.dev  ## write again what is rendered from records and models
	$(BIN)/python -m flows.render

docs-site: .venv/.core  ## the models as a site in one file: warehouse/exports/models.html; not during a run
	PARLEY_BUILD=$(abspath $(WAREHOUSE))/build.duckdb $(BIN)/dbt --quiet --log-path $(WAREHOUSE)/.site docs generate --static \
		--project-dir dbt_project --profiles-dir dbt_project --target-path $(abspath $(WAREHOUSE))/.site
	@mkdir -p $(WAREHOUSE)/exports
	cp $(WAREHOUSE)/.site/static_index.html $(WAREHOUSE)/exports/models.html

lock: .venv/.uv  ## resolve the dependencies anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --extra build pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --all-extras --constraint requirements.txt pyproject.toml \
		--output-file requirements-dev.txt

clean:  ## remove what was built; the warehouse stays
	rm -rf .mypy_cache .ruff_cache .pytest_cache dbt_project/target dbt_project/logs
