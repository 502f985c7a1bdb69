# Two commands matter: `make run` serves the demo, `make test` runs every check. Both set up what they need.
MAKEFLAGS += -j2  # Python waits for the package index while the front end is built
PY ?= python3
UV := .tools/bin/uv
BUILT := kring/web/static/kring/manifest.json
PO := $(wildcard kring/*/locale/*/LC_MESSAGES/django.po)
SOURCES := $(shell find frontend -name node_modules -prune -o -type f \( -name '*.ts' -o -name '*.tsx' -o -name '*.css' \
	-o -name 'package*.json' -o -name 'tsconfig*.json' \) -print)
need = @command -v $(1) >/dev/null || { echo "$(1) is missing: $(2)" >&2; exit 1; }

.PHONY: run test check coverage setup tools front-end words advice wheel clean

run: setup front-end words
	@exec .venv/bin/kring serve --demo

test check: setup front-end words
	@.venv/bin/python -m tests.check

# Branches of what must never be wrong: rules, sealed, permissions.
coverage: setup words
	@.venv/bin/coverage run -m pytest -q kring tests/routes
	@.venv/bin/coverage report

setup: .venv/ready frontend/node_modules/ready

front-end: $(BUILT)

words: .venv/words

tools:
	$(call need,$(PY),install Python 3.11 or later with your system's packages.)
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed." >&2; exit 1; }
	$(call need,node,install Node 20 or later with your system's packages.)
	$(call need,npm,install npm 10 or later with your system's packages.)

# uv comes from the package index: into a venv, or beside it where Debian left python3-venv out.
.tools/bin/uv: | tools
	@echo "Setting up Python: a minute, once."
	@if $(PY) -c 'import ensurepip, venv' 2>/dev/null; then $(PY) -m venv .tools && .tools/bin/pip install -qq uv; \
	elif $(PY) -m pip --version >/dev/null 2>&1; then $(PY) -m pip install -qq --target .tools uv; \
	else echo "python3-venv is missing. On Debian: apt-get install python3-venv" >&2; exit 1; fi

.venv/ready: locks/dev.txt pyproject.toml .tools/bin/uv
	@$(UV) venv -q --allow-existing --python $(PY) .venv
	@$(UV) pip sync -q --python .venv/bin/python --require-hashes locks/dev.txt
	@$(UV) pip install -q --python .venv/bin/python --no-deps -e .
	@touch $@

# Not npm ci: it refuses a lock whose optional packages for other platforms the registry does not hold.
frontend/node_modules/ready: frontend/package-lock.json frontend/package.json | tools
	@echo "Setting up the front end."
	@cd frontend && npm install --no-save --silent
	@touch $@

$(BUILT): $(SOURCES) frontend/node_modules/ready
	@echo "Building the front end."
	@npm --prefix frontend run --silent build -- --logLevel warn
	@touch $@

# All in one program: to load Babel takes longer than to compile a catalogue.
COMPILE := import sys; from babel.messages import mofile, pofile; \
	[mofile.write_mo(open(po[:-2] + "mo", "wb"), pofile.read_po(open(po, "rb"))) for po in sys.argv[1:]]
.venv/words: $(PO) .venv/ready
	@.venv/bin/python -c '$(COMPILE)' $(PO)
	@touch $@

# How well hidden advice is recognised, by language and kind (docs/hidden-advice.md).
advice: frontend/node_modules/ready
	@npm --prefix frontend run --silent advice

pictures: setup front-end words
	@.venv/bin/python -m tests.journeys.pictures

wheel: setup
	@$(UV) build --quiet --wheel
	@ls -1 dist/*.whl | tail -n 1

clean:
	rm -rf .venv .tools dist build frontend/node_modules kring/web/static/kring
	find kring -name '*.mo' -delete
