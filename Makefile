# One line each, the same here and in .ci/run.
PYTHON ?= .venv/bin/python

.PHONY: check test docs samples golden evaluate benchmark
check:
	$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check . && $(PYTHON) -m mypy
test:
	$(PYTHON) -m pytest
docs:
	$(PYTHON) -m ehcp_qa.rulebook.pages && $(PYTHON) docs/make_pages.py
samples:
	$(PYTHON) sample_plans/make_samples.py
golden:
	$(PYTHON) -m pytest tests/golden --update-golden
evaluate:
	for task in provision outcome placement thread heading; do $(PYTHON) -m ehcp_qa evaluate training/data/gold/$$task.jsonl --task $$task; done
benchmark:
	$(PYTHON) benchmarks/cold_start.py
