import type { Format } from '../core/format.ts';
import { parseJson, readJsonReport } from './shared/json-report.ts';
import { readTestReport } from './shared/json-tests.ts';

export const jsonReport: Format = {
  name: 'json-report',
  title: 'JSON reports of linters and test runners',
  url: 'https://docs.astral.sh/ruff/settings/#output-format',
  columnUnit: 'character',
  rules: [
    {
      claim: 'shared',
      triggers: ['"assertionResults"', '"fullTitle"', '"full_description"', '"expectedStatus"', '"tests":[{"title"'],
      match: /^[[{]["{]/,
      read: ([line = '']) => readTestReport(parseJson(line)),
      examples: [
        {
          // Jest and Vitest
          log: '{"numFailedTests":1,"success":false,"testResults":[{"assertionResults":[{"ancestorTitles":["Calc"],"fullName":"Calc adds","status":"passed","title":"adds","failureMessages":[]},{"ancestorTitles":["Calc"],"fullName":"Calc fails","status":"failed","title":"fails","failureMessages":["Error: expect(received).toBe(expected)\\n\\nExpected: 3\\nReceived: 2\\n    at Object.toBe (/home/dev/project/a.test.js:3:34)\\n    at node:internal/process"]}],"message":"","name":"/home/dev/project/a.test.js","status":"failed"}]}',
          gives: [
            {
              tool: 'jest',
              severity: 'error',
              code: 'Calc fails',
              message: 'Error: expect(received).toBe(expected)',
              file: 'home/dev/project/a.test.js',
              line: 3,
              column: 34,
            },
          ],
        },
      ],
    },
    {
      claim: 'generic',
      triggers: [
        '"line"',
        '"Line"',
        '"startLine"',
        '"start_line"',
        '"lineNumber"',
        '"LineNumber"',
        '"line_number"',
        '"line_no"',
        '"beginLine"',
        '"line_from"',
        '"start_line_no"',
        '"row":',
      ],
      match: /^[\s,]{0,4}[[{][\s[{]{0,8}"/,
      read: ([line = '']) => readJsonReport(parseJson(line)),
      examples: [
        {
          // Ruff
          log: '[{"cell":null,"code":"F401","end_location":{"column":15,"row":1},"filename":"/home/dev/a.py","fix":{"applicability":"safe","edits":[{"content":"import os","end_location":{"column":21,"row":1},"location":{"column":1,"row":1}}],"message":"Remove unused import"},"location":{"column":12,"row":1},"message":"`sys` imported but unused","name":"unused-import","noqa_row":1,"severity":"error","url":"https://docs.astral.sh/ruff/rules/unused-import"}]',
          gives: [
            {
              tool: 'ruff',
              severity: 'error',
              code: 'F401',
              message: '`sys` imported but unused',
              file: 'home/dev/a.py',
              line: 1,
              column: 12,
              endLine: 1,
              endColumn: 15,
              fixes: [
                {
                  title: 'Remove unused import',
                  origin: 'compiler',
                  safety: 'safe',
                  edits: [
                    { file: 'home/dev/a.py', line: 1, column: 1, endLine: 1, endColumn: 21, newText: 'import os' },
                  ],
                },
              ],
            },
          ],
        },
        {
          log: '{"comments":[{"file":"a.sh","line":3,"endLine":3,"column":8,"endColumn":10,"level":"info","code":2086,"message":"Double quote to prevent globbing and word splitting.","fix":null}]}',
          gives: [
            { tool: 'shellcheck', severity: 'info', code: 'SC2086', file: 'a.sh', line: 3, column: 8, endColumn: 10 },
          ],
        },
        {
          // A tool that is not known
          log: '[{"severity":"error","message":"Require doctype","line":1,"col":1,"raw":"","ruleId":"doctype","filePath":"/home/dev/a.html"}]',
          gives: [
            {
              tool: 'json',
              severity: 'error',
              code: 'doctype',
              message: 'Require doctype',
              file: 'home/dev/a.html',
              line: 1,
              column: 1,
            },
          ],
        },
        {
          log: '{"totals":{"errors":1},"files":{"\\/home\\/dev\\/c.php":{"errors":1,"messages":[{"message":"Missing file doc comment","source":"PEAR.Commenting.FileComment.Missing","severity":5,"fixable":false,"type":"ERROR","line":2,"column":1}]}}}',
          gives: [
            {
              tool: 'phpcs',
              severity: 'error',
              code: 'PEAR.Commenting.FileComment.Missing',
              message: 'Missing file doc comment',
              file: 'home/dev/c.php',
              line: 2,
              column: 1,
            },
          ],
        },
        {
          // A service's log
          log: '{"time":"2024-05-01T10:00:00Z","level":"error","file":"server.go","line":10,"message":"connection reset"}\n{"level":"error","file":"server.go","line":10,"message":"connection reset"}\n[{"file":"a.c","line":1,"mes',
          gives: [],
        },
      ],
    },
  ],
};
