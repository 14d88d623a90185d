# make test is the whole check: it installs what it lacks, then looks at the
# code and runs every test. The others are parts of it, or for convenience.

GO      ?= go
PKGS    ?= ./...
TIMEOUT ?= 20m

.PHONY: build test check unit race golden bench fuzz tools-installed

build: ## the binary, static
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o bin/swatka ./cmd/swatka

test: tools-installed check race ## all checks and all tests

tools-installed:
	@sh .ci/install

check: ## vet, format, static analysis
	$(GO) vet $(PKGS)
	@test -z "$$($(GO) tool gofumpt -l cmd fixtures index internal matcher web)" || \
		{ echo 'not formatted (run: go tool gofumpt -w .):'; $(GO) tool gofumpt -l cmd fixtures index internal matcher web; exit 1; }
	$(GO) tool staticcheck $(PKGS)
	CGO_ENABLED=0 $(GO) build -o /dev/null ./cmd/swatka

race: ## all tests with the race detector, and a summary
	CGO_ENABLED=1 $(GO) test -race -timeout $(TIMEOUT) -json $(PKGS) | $(GO) run ./internal/testsummary

unit: ## all tests, faster, without the race detector
	$(GO) test -timeout $(TIMEOUT) $(PKGS)

golden: ## write the golden figures anew; look at the difference before you commit it
	$(GO) test ./cmd/swatka -run Golden -update

bench: ## all benchmarks
	$(GO) test -run '^$$' -bench . -benchmem $(PKGS)

FUZZTIME ?= 60s
fuzz: ## every fuzz test for FUZZTIME
	@sh .ci/fuzz $(FUZZTIME)
