import type { Format } from '../core/format.ts';

export const modelsim: Format = {
  name: 'modelsim',
  title: 'ModelSim and Questa: vlog, vcom, vsim',
  url: 'https://eda.sw.siemens.com/en-US/ic/questa/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['** Error', '** Warning', '** Fatal', '** Note: '],
      match:
        /^(?:# )?\*\* (?<severity>Error|Warning|Fatal)(?: \(suppressible\))?: (?:\((?<code>v\w+-\d+)\) )?(?:(?<file>[^\s(]+)\((?<line>\d+)\): )?(?:\((?<id>v\w+-\d+)\) )?(?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', fatal: 'error' },
      read: (_, { code, id, message = '' }) => ({
        ...((code ?? id) && { code: (code ?? id) as string }),
        ...(code && { message: `(${code}) ${message}` }),
      }),
      examples: [
        {
          log: '** Warning: (vlog-2623) add.v(7): Undefined variable: C.\n# ** Error: file.vhd(3): near "x": syntax error',
          gives: [
            { severity: 'warning', code: 'vlog-2623', file: 'add.v', line: 7 },
            { severity: 'error', file: 'file.vhd', line: 3 },
          ],
        },
      ],
    },
  ],
};
