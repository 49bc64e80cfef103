import type { Format } from '../core/format.ts';
import { isPointer } from './shared/source-pointer.ts';

export const golangciLint: Format = {
  name: 'golangci-lint',
  title: 'golangci-lint',
  url: 'https://golangci-lint.run/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.go:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.go):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.+) \((?<code>[a-z][a-z0-9]+(?:, ?[a-z][a-z0-9]+)*)\)$/,
      severity: 'warning',
      block: { continues: (line) => (isPointer(line) ? 'last' : /^\s/.test(line) ? 'maybe' : 'no'), patience: 4 },
      read: (lines, { code = '' }) =>
        linters.has(code.split(',')[0] ?? '')
          ? {
              severity: code === 'typecheck' ? 'error' : 'warning',
              ...(lines.length > 1 && { snippet: lines.slice(1, -1) }),
            }
          : null,
      examples: [
        {
          log: 'fmts/fmt_test.go:42:21: Error return value of `out.WriteString` is not checked (errcheck)\n\t\tout.WriteString(text)\n\t\t               ^',
          gives: [
            {
              severity: 'warning',
              code: 'errcheck',
              message: 'Error return value of `out.WriteString` is not checked',
              file: 'fmts/fmt_test.go',
              line: 42,
              column: 21,
              snippet: ['\t\tout.WriteString(text)'],
            },
          ],
        },
        {
          log: 'a.go:3:2: imported and not used: "fmt" (typecheck)',
          gives: [{ severity: 'error', code: 'typecheck' }],
        },
      ],
    },
    {
      // `--output.tab`
      triggers: ['.go:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:]+\.go):(?<line>\d+):(?<column>\d+) {2,}(?<code>[a-z][a-z0-9]+) {2,}(?<message>\S.*)$/,
      severity: 'warning',
      examples: [
        {
          log: 'vet/x.go:4:90      errcheck     Error return value of `os.Remove` is not checked',
          gives: [
            {
              severity: 'warning',
              code: 'errcheck',
              file: 'vet/x.go',
              line: 4,
              column: 90,
              message: 'Error return value of `os.Remove` is not checked',
            },
          ],
        },
      ],
    },
    {
      triggers: ['level=error ', 'level=warning '],
      match: /^level=(?<severity>error|warning) msg="(?<message>(?:[^"\\]|\\.)*)"$/,
      read: (_, { message = '' }) =>
        /^\[(?:runner|linters_context|config_reader)|^Running error|^Timeout|typechecking error|^Can't/.test(message)
          ? { message: message.replaceAll('\\"', '"') }
          : null,
      examples: [
        {
          log: 'level=error msg="Running error: context loading failed: no go files to analyze"\nlevel=error msg="request failed"',
          gives: [{ severity: 'error', message: 'Running error: context loading failed: no go files to analyze' }],
        },
      ],
    },
  ],
};

/** Its own and those that it carries; a word in parentheses at the end of another tool's message is none. */
const linters: ReadonlySet<string> = new Set(
  'asasalint asciicheck bidichk bodyclose canonicalheader containedctx contextcheck copyloopvar cyclop deadcode decorder depguard dogsled dupl dupword durationcheck embeddedstructfieldcheck err113 errcheck errchkjson errname errorlint exhaustive exhaustruct exptostd fatcontext forbidigo forcetypeassert funcorder funlen gci ginkgolinter gocheckcompilerdirectives gochecknoglobals gochecknoinits gochecksumtype gocognit goconst gocritic gocyclo godot godox gofmt gofumpt goheader goimports golines golint gomnd gomoddirectives gomodguard goprintffuncname gosec gosimple gosmopolitan govet grouper iface importas inamedparam ineffassign interfacebloat intrange ireturn lll loggercheck maintidx makezero mirror misspell mnd musttag nakedret nestif nilerr nilnesserr nilnil nlreturn noctx noinlineerr nolintlint nonamedreturns nosprintfhostport paralleltest perfsprint prealloc predeclared promlinter protogetter reassign recvcheck revive rowserrcheck scopelint sloglint spancheck sqlclosecheck staticcheck structcheck stylecheck tagalign tagliatelle testableexamples testifylint testpackage thelper tparallel typecheck unconvert unparam unused usestdlibvars usetesting varcheck varnamelen wastedassign whitespace wrapcheck wsl zerologlint'.split(
    ' ',
  ),
);
