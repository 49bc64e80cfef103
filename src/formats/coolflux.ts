import type { Format } from '../core/format.ts';

export const coolflux: Format = {
  name: 'coolflux',
  title: 'CoolFlux chesscc',
  url: 'https://www.synopsys.com/designware-ip/processor-solutions/asips-tools.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['Warning in "', 'Error in "'],
      match:
        /^(?:\w+: )?(?<severity>Warning|Error) in "(?<file>[^"]+)", line (?<line>\d+)(?:, column (?<column>\d+))?: (?<message>.+)$/,
      examples: [
        {
          log: 'coolflux: Warning in "src/a.c", line 150, column 19: function `f\' was declared static, but was not defined',
          gives: [{ severity: 'warning', file: 'src/a.c', line: 150, column: 19 }],
        },
      ],
    },
  ],
};
