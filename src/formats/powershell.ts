import type { Format } from '../core/format.ts';

export const powershell: Format = {
  name: 'powershell',
  title: 'PowerShell',
  url: 'https://learn.microsoft.com/en-us/powershell/scripting/learn/deep-dives/everything-about-exceptions',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['At line:', '.ps1:1', '.psm1:1'],
      match: /^At (?<path>line|.+?\.psm?1):(?<line>\d+) char:(?<column>\d+)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          /^At .*:\d+ char:\d+$/.test(line)
            ? 'no'
            : /^\s*\+ FullyQualifiedErrorId/.test(line)
              ? 'last'
              : line.trim() === '' &&
                  lines.some((each, i) => i > 2 && !/^\s*\+/.test(each) && each.trim() !== '') &&
                  !/^Unexpected token/.test(lines.at(-1) ?? '')
                ? 'no'
                : 'yes',
        maxLines: 30,
      },
      heading: /^(?<above>.*)$/,
      read: (lines, { path: file = '', above = '' }) => {
        const said = lines.slice(1).filter((line) => !/^\s*\+/.test(line) && line.trim() !== '');
        const id = /FullyQualifiedErrorId : (?<id>\S+)/.exec(lines.join('\n'))?.groups?.id;
        // Without words of its own the message stands above.
        const message = said[0] ?? (/^\s*\+|^\s*$|^At /.test(above) ? '' : above);
        if (message === '') return [];
        return { message, ...(id && { code: id }), ...(file !== 'line' && { file }) };
      },
      examples: [
        {
          log: "At line:11 char:31\n+         write-verbose 'deleted\n+                               ~\nThe string is missing the terminator: \".\nAt /tmp/a.ps1:3 char:16\n+ invoke-command {\n+                ~\nMissing closing '}' in statement block.\n    + CategoryInfo          : NotSpecified: (:) [], ParseException\n    + FullyQualifiedErrorId : ParseException",
          gives: [
            { severity: 'error', line: 11, column: 31, message: 'The string is missing the terminator: ".' },
            {
              code: 'ParseException',
              file: 'tmp/a.ps1',
              line: 3,
              column: 16,
              message: "Missing closing '}' in statement block.",
            },
          ],
        },
      ],
    },
    {
      // PowerShell 7
      triggers: ['Line |'],
      match: /^Line \|$/,
      heading: /^(?:\S+: )?(?<file>\S.*\.psm?1):(?<line>\d+)(?::\d+)?$/,
      severity: 'error',
      block: { continues: (line) => (/^\s*\d* \|/.test(line) ? 'yes' : 'no'), maxLines: 10 },
      read: (lines) => ({ message: (lines.at(-1) ?? '').replace(/^\s*\| */, '') }),
      examples: [
        {
          log: 'Get-Item: /home/dev/a.ps1:3\nLine |\n   3 |  Get-Item nosuch\n     |  ~~~~~~~~~~~~~~~\n     | Cannot find path nosuch because it does not exist.',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/a.ps1',
              line: 3,
              message: 'Cannot find path nosuch because it does not exist.',
            },
          ],
        },
      ],
    },
  ],
};
