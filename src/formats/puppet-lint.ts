import type { Format } from '../core/format.ts';

export const puppetLint: Format = {
  name: 'puppet-lint',
  title: 'puppet-lint',
  url: 'https://github.com/puppetlabs/puppet-lint',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' on line '],
      match:
        /^(?:(?<file>.+?\.pp) - )?(?<severity>ERROR|WARNING): (?<message>.+?) on line (?<line>\d+)(?: \(check: (?<code>\w+)\))?$/,
      examples: [
        {
          log: '/modules/init.pp - ERROR: docker not in autoload module layout on line 347\nmanifests/a.pp - WARNING: double quoted string on line 3 (check: double_quoted_strings)',
          gives: [
            { severity: 'error', file: 'modules/init.pp', line: 347, message: 'docker not in autoload module layout' },
            { severity: 'warning', code: 'double_quoted_strings', line: 3 },
          ],
        },
      ],
    },
  ],
};
