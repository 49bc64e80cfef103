import type { Format } from '../core/format.ts';

export const psalm: Format = {
  name: 'psalm',
  title: 'Psalm',
  url: 'https://psalm.dev/docs/running_psalm/error_levels/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.php:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.php):(?<line>\d+):(?<column>\d+):(?<severity>error|warning|info) - (?<message>(?<code>[A-Z]\w+): .+)$/,
      examples: [
        {
          log: '/app/main.php:80:8:error - UndefinedGlobalVariable: Cannot find referenced variable $x in global scope',
          gives: [{ severity: 'error', code: 'UndefinedGlobalVariable', line: 80, column: 8 }],
        },
      ],
    },
    {
      triggers: ['ERROR: ', 'INFO: '],
      match:
        /^(?<severity>ERROR|INFO): (?<code>[A-Z]\w+) - (?<file>[^:]+\.php):(?<line>\d+):(?<column>\d+) - (?<message>.+)$/,
      severity: { error: 'error', info: 'info' },
      examples: [
        {
          log: 'ERROR: UndefinedVariable - src/a.php:3:9 - Cannot find referenced variable $y (see https://psalm.dev/024)',
          gives: [{ severity: 'error', code: 'UndefinedVariable', file: 'src/a.php', line: 3, column: 9 }],
        },
      ],
    },
  ],
};
