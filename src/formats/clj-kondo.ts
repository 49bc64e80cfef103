import type { Format } from '../core/format.ts';

export const cljKondo: Format = {
  name: 'clj-kondo',
  title: 'Clojure: clj-kondo, joker, eastwood, the compiler',
  url: 'https://github.com/clj-kondo/clj-kondo',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.clj:1', '.cljs:1', '.cljc:1', '.edn:1', '.bb:1', '.joke:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:clj[sc]?|edn|bb|joke)):(?<line>\d+):(?<column>\d+): (?<message>(?<severity>(?:\w+ )?(?:error|warning|info)|Exception|Error|Warning): .+)$/,
      read: (_, { severity = '' }) => ({
        severity: /warning/i.test(severity) ? 'warning' : /info/.test(severity) ? 'info' : 'error',
      }),
      examples: [
        {
          log: 'test.clj:654:321: warning: inline def\ntest.clj:12:44: Read error: Unexpected )',
          gives: [
            { severity: 'warning', file: 'test.clj', line: 654, column: 321 },
            { severity: 'error', line: 12 },
          ],
        },
      ],
    },
    {
      triggers: ['Syntax error '],
      match:
        /^(?:Syntax error|Execution error)(?: \((?<code>[\w.]+)\))? (?<what>.*?)(?:at|compiling at) \(?(?:(?<object>[\w.$*/-]+) )?\(?(?<file>[^\s():]+\.clj[sc]?):(?<line>\d+)(?::(?<column>\d+))?\)\.?$/,
      severity: 'error',
      block: { continues: () => 'last' },
      read: ([, said = '']) => (said === '' ? null : { message: said }),
      examples: [
        {
          log: 'Syntax error compiling at (src/a.clj:3:1).\nUnable to resolve symbol: foo in this context',
          gives: [
            {
              severity: 'error',
              file: 'src/a.clj',
              line: 3,
              column: 1,
              message: 'Unable to resolve symbol: foo in this context',
            },
          ],
        },
      ],
    },
  ],
};
