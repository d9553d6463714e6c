# `make demo` and `make test` set up all they need in .venv; the second run needs no network.
.PHONY: demo test lint docs bench bench-quick requirements wheelhouse clean
.DEFAULT_GOAL := demo

demo: ## the main job on the fixtures: results on screen, plans in out/
	@sh tools/setup.sh run
	@sh tools/demo.sh

test: ## all tests, with the programs they need
	@sh tools/setup.sh dev
	@sh tools/test-programs.sh
	@.venv/bin/python -m pytest -n auto

lint: ## style, types, and the contract of the rooms
	@sh tools/setup.sh dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

docs: ## what is generated in docs/: pages of the rule packs and of the codes, JSON Schemas
	@sh tools/setup.sh run
	@.venv/bin/python tools/pack_pages.py
	@.venv/bin/python tools/schemas.py
	@.venv/bin/python tools/modelines.py
	@.venv/bin/python tools/code_pages.py

bench: ## side-by-side benchmarks; rewrites benchmarks/README.md and its pictures
	@sh tools/setup.sh dev
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@.venv/bin/python benchmarks/run.py

bench-quick: ## the same at a tenth of the size, under a minute; status 1 when a goal is missed
	@sh tools/setup.sh dev
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@.venv/bin/python benchmarks/run.py --quick

requirements: ## lock the dependencies again (needs network)
	@sh tools/setup.sh dev
	@sh tools/lock.sh

wheelhouse: ## wheels of cchc and all it needs, for a computer without network or compiler
	@sh tools/setup.sh run
	@.venv/bin/python -m pip wheel --quiet --disable-pip-version-check --wheel-dir wheelhouse .

clean:
	rm -rf .venv out dist wheelhouse .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
