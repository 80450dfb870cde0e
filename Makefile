# Each target sets up what it needs in .venv; Python 3.11 or newer and make are enough.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
READY_DEV := .venv/.ready-dev

.PHONY: run test torture lint bench bench-library bench-verify eval rules docs texts golden screenshots clean
.DEFAULT_GOAL := run

run: $(READY) ## open the festival kit in the terminal
	@$(BIN)/lufang .

test: $(READY_DEV) lint ## everything that CI asks for
	$(BIN)/python -m pytest -n 2

torture: $(READY_DEV) ## tests that take minutes: reviews killed fifty times, and the like
	$(BIN)/python -m pytest -m torture tests

lint: $(READY_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY_DEV) ## measure; writes docs/performance.md
	@$(BIN)/python -c 'import jieba' 2>/dev/null || PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --editable '.[bench]'
	PYTHONPATH=tests $(BIN)/python -m benchmarks

bench-verify: $(READY_DEV) .venv-peers/.ready ## mutate quotations, count the verdicts; writes the table of docs/verification.md
	PYTHONPATH=tests $(BIN)/python -m benchmarks.verifying

# The public quote checkers that the table compares with; one that does not install is left out.
.venv-peers/.ready:
	@$(PYTHON) -m venv .venv-peers
	@for peer in citations krokai quotecheck gtrex; do .venv-peers/bin/python -m pip install --quiet $$peer || echo "$$peer does not install"; done
	@touch $@

bench-library: $(READY_DEV) ## measure the library over a generated archive; writes its part of docs/performance.md, and takes half an hour
	PYTHONPATH=tests $(BIN)/python -m benchmarks.library

eval: $(READY_DEV) ## score the extraction where annotated releases are at hand; writes the table of docs/extraction.md
	$(BIN)/python tools/evaluate.py $(ANNOTATED)

rules: $(READY_DEV) ## count how often each rule of the extraction is right, where annotated releases are at hand
	PYTHONPATH=tests $(BIN)/python tools/measure_rules.py $(ANNOTATED)

docs: $(READY_DEV) ## write again what docs/ takes from the program
	LUFANG_LANG=en $(BIN)/python tools/make_docs.py

texts: $(READY_DEV) ## collect the program's texts into the Chinese catalogue, and compile it
	$(BIN)/python tools/make_catalogues.py

golden: $(READY_DEV) ## write the golden files again; read the difference before committing it
	UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q -k golden

screenshots: $(READY_DEV) ## draw the pictures of docs/images again (needs Chromium and a Chinese font)
	PYTHONPATH=tests $(BIN)/python tools/screenshots.py

clean:
	rm -rf .venv .venv-peers build dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "lufang-tui needs Python 3.11 or newer; make PYTHON=python3.12 names another one" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "python3 -m venv does not work here; on Debian: apt-get install python3-venv" >&2; exit 1; }

# The constraints hold for the build's own requirements as well.
$(READY): .venv/bin/python pyproject.toml constraints.txt
	@echo "setting up .venv (once) ..."
	@PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(READY_DEV): .venv/bin/python pyproject.toml constraints.txt
	@echo "setting up .venv for development (once) ..."
	@PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(READY) $@
