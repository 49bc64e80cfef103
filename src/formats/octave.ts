import type { Format } from '../core/format.ts';

export const octave: Format = {
  name: 'octave',
  title: 'GNU Octave',
  url: 'https://docs.octave.org/latest/Errors-and-Warnings.html',
  columnUnit: 'character',
  rules: [
    {
      // The message stands above the functions that it came from.
      triggers: ['error: called from', 'warning: called from'],
      match: /^(?<severity>error|warning): called from$/,
      heading: /^(?:error|warning): (?<message>.+)$/,
      block: { continues: (line) => (/^ {4}\S.* at line \d+ column \d+$/.test(line) ? 'yes' : 'no') },
      read: ([, first = '']) => {
        const {
          name = '',
          at,
          column,
        } = /^ {4}(?<name>\S+) at line (?<at>\d+) column (?<column>\d+)$/.exec(first)?.groups ?? {};
        return at ? { file: `${name.replace(/>.*$/, '')}.m`, line: Number(at), column: Number(column) } : {};
      },
      examples: [
        {
          log: "error: 'undefd' undefined\nerror: called from\n    a at line 2 column 5\nwarning: careful\nwarning: called from\n    c at line 2 column 1\n",
          gives: [
            { severity: 'error', file: 'a.m', line: 2, column: 5, message: "'undefd' undefined" },
            { severity: 'warning', file: 'c.m', line: 2, column: 1, message: 'careful' },
          ],
        },
      ],
    },
    {
      triggers: ['error: parse error'],
      match: /^error: (?<said>parse error)(?: near line (?<line>\d+) of file (?<file>\S.*))?:?$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          /^\s*\^\s*$/.test(line) ? 'last' : lines.length < 8 && /^$|^ {2}\S|^>>> /.test(line) ? 'yes' : 'no',
      },
      read: (lines, { said = '' }) => {
        const detail = lines
          .slice(1)
          .map((line) => line.trim())
          .filter((line) => line !== '' && !/^>>> |^\^$/.test(line));
        const at = lines.findIndex((line) => line.startsWith('>>> '));
        const caret = (lines[at + 1] ?? '').indexOf('^');
        return {
          message: [said, ...detail].join(': '),
          ...(at !== -1 && { snippet: [(lines[at] ?? '').slice(4)] }),
          ...(at !== -1 && caret >= 4 && { column: caret - 3 }),
        };
      },
      examples: [
        {
          log: 'error: parse error near line 2 of file /home/dev/b.m\n\n  syntax error\n\n>>> if x\n      ^\n',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/b.m',
              line: 2,
              column: 3,
              message: 'parse error: syntax error',
              snippet: ['if x'],
            },
          ],
        },
      ],
    },
    {
      triggers: ['***** test'],
      match: /^\*{5} (?:test|assert|error|fail)\b(?<source>.*)$/,
      severity: 'error',
      block: {
        continues: (line) => (/^(?:\*{5}|>{5}|\d+ tests?,|PASSES|FAILED|Summary)/.test(line) ? 'no' : 'yes'),
        maxLines: 60,
      },
      read: (lines, { source = '' }) => {
        const failed = lines.findIndex((line) => /^!{5} (?:test|assert|error|fail)\S* failed/.test(line));
        if (failed === -1) return [];
        const said = lines
          .slice(failed + 1)
          .map((line) => line.trim())
          .filter((line) => line !== '');
        return { code: source.trim(), message: said.join('\n') || 'failed' };
      },
      examples: [
        {
          log: '>>>>> /home/dev/h.m\n***** test assert(1, 1)\n***** test assert([1 3], [1 4])\n!!!!! test failed\nASSERT errors for:  assert ([1, 3],[1, 4])\n',
          gives: [
            { severity: 'error', code: 'assert([1 3], [1 4])', message: 'ASSERT errors for:  assert ([1, 3],[1, 4])' },
          ],
        },
      ],
    },
  ],
};
