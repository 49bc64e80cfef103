import type { Format } from '../core/format.ts';
import { parseJson } from './shared/json-report.ts';
import { readRdjson } from './shared/rdjson.ts';

export const rdjson: Format = {
  name: 'rdjson',
  title: "reviewdog's diagnostic format, whole or line by line",
  url: 'https://github.com/reviewdog/reviewdog/tree/master/proto/rdf',
  columnUnit: 'byte',
  rules: [
    {
      claim: 'shared',
      triggers: ['"location"'],
      match: /^\{"/,
      read: ([line = '']) => (line.includes('"range"') ? readRdjson(parseJson(line)) : null),
      examples: [
        {
          log: '{"source":{"name":"super lint","url":"https://example.com"},"severity":"WARNING","diagnostics":[{"message":"<msg>","location":{"path":"a/b.go","range":{"start":{"line":14,"column":15},"end":{"line":14,"column":18}}},"severity":"ERROR","code":{"value":"RULE1"},"suggestions":[{"range":{"start":{"line":14,"column":15},"end":{"line":14,"column":18}},"text":"new"}]},{"message":"second","location":{"path":"a/b.go","range":{"start":{"line":20}}}}]}',
          gives: [
            {
              tool: 'super lint',
              severity: 'error',
              code: 'RULE1',
              message: '<msg>',
              file: 'a/b.go',
              line: 14,
              column: 15,
              endLine: 14,
              endColumn: 18,
              fixes: [
                {
                  title: '<msg>',
                  origin: 'compiler',
                  safety: 'unsafe',
                  edits: [{ file: 'a/b.go', line: 14, column: 15, endLine: 14, endColumn: 18, newText: 'new' }],
                },
              ],
            },
            { tool: 'super lint', severity: 'warning', message: 'second', line: 20 },
          ],
        },
        {
          log: '{"message":"Double quote to prevent globbing.","location":{"path":"a.sh","range":{"start":{"line":3,"column":6}}},"severity":"INFO"}',
          gives: [{ severity: 'info', message: 'Double quote to prevent globbing.', file: 'a.sh', line: 3, column: 6 }],
        },
      ],
    },
  ],
};
