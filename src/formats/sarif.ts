import type { Continuation, Format } from '../core/format.ts';
import { parseJson } from './shared/json-report.ts';
import { readSarif } from './shared/sarif.ts';

export const sarif: Format = {
  name: 'sarif',
  title: 'SARIF, the static analysis results interchange format',
  url: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html',
  columnUnit: 'utf16',
  rules: [
    {
      claim: 'shared',
      triggers: ['"runs":'],
      match: /^\{"/,
      read: ([line = '']) => readSarif(parseJson(line)),
      examples: [
        {
          log: '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"Ruff","rules":[{"id":"F401","shortDescription":{"text":"Unused import"}}]}},"columnKind":"unicodeCodePoints","results":[{"ruleId":"F401","level":"error","message":{"text":"`{0}` imported but unused","arguments":["os"]},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///home/dev/a%20b.py"},"region":{"startLine":1,"startColumn":8,"endLine":1,"endColumn":10}}}],"fixes":[{"description":{"text":"Remove unused import: `os`"},"artifactChanges":[{"artifactLocation":{"uri":"file:///home/dev/a%20b.py"},"replacements":[{"deletedRegion":{"startLine":1,"startColumn":1,"endLine":2,"endColumn":1},"insertedContent":{"text":""}}]}]}]},{"ruleId":"F402","suppressions":[{"kind":"inSource"}],"message":{"text":"left alone"}}]}]}',
          gives: [
            {
              tool: 'ruff',
              severity: 'error',
              code: 'F401',
              message: '`os` imported but unused',
              file: 'home/dev/a b.py',
              line: 1,
              column: 8,
              endLine: 1,
              endColumn: 10,
              columnUnit: 'character',
              fixes: [
                {
                  title: 'Remove unused import: `os`',
                  origin: 'compiler',
                  safety: 'unsafe',
                  edits: [{ file: 'home/dev/a b.py', line: 1, column: 1, endLine: 2, endColumn: 1, newText: '' }],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      // Indented, in the middle of a log: what names the format stands below the brace, or below its schema.
      claim: 'shared',
      triggers: ['"version": "2.1.0"', 'sarif-schema-2.1.0', 'sarif-2.1.0'],
      match: /^\s{1,8}"(?:version|\$schema)": "[^"]*",?$/,
      heading: /^(?<brace>\{)$/,
      block: { continues: continuesDocument, maxLines: 50_000 },
      read: (lines) => readSarif(parseJson(`{${lines.join('\n')}`)),
      examples: [
        {
          log: 'Scanning 3 files\n{\n  "version": "2.1.0",\n  "runs": [\n    {\n      "tool": { "driver": { "name": "golangci-lint" } },\n      "results": [\n        {\n          "ruleId": "govet",\n          "level": "error",\n          "message": { "text": "unreachable code" },\n          "locations": [\n            {\n              "physicalLocation": {\n                "artifactLocation": { "uri": "vet/main.go" },\n                "region": { "startLine": 18, "startColumn": 2 }\n              }\n            }\n          ]\n        }\n      ]\n    }\n  ]\n}\ndone',
          gives: [
            {
              tool: 'golangci-lint',
              severity: 'error',
              code: 'govet',
              message: 'unreachable code',
              file: 'vet/main.go',
              line: 18,
              column: 2,
            },
          ],
        },
      ],
    },
  ],
};

/** Every line of an indented document is, well, indented; and another document soon shows that it has no runs. */
function continuesDocument(line: string, lines: readonly string[]): Continuation {
  if (line === '}') return 'last';
  if (!/^\s/.test(line)) return 'no';
  return lines.length === mostLinesBeforeRuns && !lines.some((each) => each.includes('"runs":')) ? 'no' : 'yes';
}

const mostLinesBeforeRuns = 20;
