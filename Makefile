# Two commands matter: `make run` and `make test`. Both set up everything they need.
PY ?= python3
UV := .tools/bin/uv

.PHONY: setup
setup: .venv/ready frontend/node_modules/ready

.tools/bin/uv:
	$(PY) -m venv .tools
	.tools/bin/pip install -q uv

.venv/ready: locks/dev.txt pyproject.toml .tools/bin/uv
	$(UV) venv -q --allow-existing --python $(PY) .venv
	$(UV) pip sync -q --python .venv/bin/python --require-hashes locks/dev.txt
	$(UV) pip install -q --python .venv/bin/python --no-deps -e .
	touch $@

frontend/node_modules/ready: frontend/package-lock.json
	# Not npm ci: it refuses a lock whose optional packages for other platforms the registry does not hold.
	cd frontend && npm install --no-save --silent
	touch $@
