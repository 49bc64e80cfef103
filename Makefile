# buildfix: `make help` says what there is.
.DEFAULT_GOAL := help
.PHONY: help run test soak soak-fixes build check bench performance page clean

# Installed again only when the lockfile changed.
installed := node_modules/.package-lock.json

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Install, build, replay the real logs in samples/ and show the result
	@node dist/src/cli/main.js replay 'samples/**/*.log' --no-state --fail-on never

test: build check ## Everything that has to hold: types, lint, dead code, tests with coverage
	@npx vitest run --coverage

soak: build ## Kill, stop, starve and damage it for an hour: 500 tails, 200 replays, a day of tail, ten minutes of fuzz
	@SOAK=1 npx vitest run test/crash

build: $(installed) ## TypeScript to dist/
	@npm run --silent build

check: $(installed) ## Types, lint, directions between rooms, dead code
	@npx tsc -p tsconfig.json
	@npx biome check .
	@npx knip

soak-fixes: build ## Break the files of tree=DIR in known ways, run `run --fix` over a copy, say what became of it
	@SOAK_TREE=$(abspath $(tree)) npx vitest run --testTimeout 7200000 --disableConsoleIntercept

bench: build ## Measure speed and memory beside grep: JSON and a table; words=... for `buildfix bench`
	@node dist/src/cli/main.js bench $(words)

performance: build ## Measure everything and write docs/performance.md: up to an hour, and 6 GB in TMPDIR
	@node dist/src/cli/main.js bench all --output docs/performance.json $(words)
	@node dist/src/bench/write-page.js

page: build ## Write docs/performance.md and its plots again, from docs/performance.json
	@node dist/src/bench/write-page.js

clean: ## Remove what was built and installed
	@rm -rf dist coverage node_modules

$(installed): package-lock.json
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $(installed)
