import type { Format } from '../core/format.ts';

export const reek: Format = {
  name: 'reek',
  title: 'Reek',
  url: 'https://github.com/troessner/reek',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.rb:1'],
      match: /^ {2}(?<file>[^:\s][^:]*\.rb):(?<line>\d+)(?:, \d+)*: (?<code>[A-Z]\w+): (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: 'app/a.rb -- 1 warning:\n  app/a.rb:3: IrresponsibleModule: A has no descriptive comment [https://github.com/troessner/reek/blob/v6.1.4/docs/Irresponsible-Module.md]',
          gives: [{ severity: 'warning', code: 'IrresponsibleModule', file: 'app/a.rb', line: 3 }],
        },
      ],
    },
  ],
};
