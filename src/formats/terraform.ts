import type { Format } from '../core/format.ts';

export const terraform: Format = {
  name: 'terraform',
  title: 'Terraform, OpenTofu and TFLint',
  url: 'https://developer.hashicorp.com/terraform/language',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['│ Error: ', '│ Warning: '],
      match: /^│ (?<severity>Error|Warning): (?<message>.+)$/,
      block: { continues: (line) => (/^╵/.test(line) ? 'last' : /^│|^\s*$/.test(line) ? 'yes' : 'no'), maxLines: 60 },
      read: (lines) => {
        const text = lines.map((line) => line.replace(/^│ ?/, ''));
        const { file, line } = /^\s+on (?<file>.+?) line (?<line>\d+)/m.exec(text.join('\n'))?.groups ?? {};
        const details = text
          .slice(1)
          .filter((each) => each.trim() !== '' && !/^\s+(?:on .* line \d+|\d+: |├|│|with )|^╵/.test(each));
        return {
          ...(file && { file, line: Number(line) }),
          ...(details.length > 0 && { related: details.slice(0, 10).map((message) => ({ message: message.trim() })) }),
        };
      },
      examples: [
        {
          log: '╷\n│ Error: Unsupported argument\n│ \n│   on main.tf line 3, in resource "aws_instance" "a":\n│    3:   foo = 1\n│ \n│ An argument named "foo" is not expected here.\n╵',
          gives: [
            {
              severity: 'error',
              file: 'main.tf',
              line: 3,
              message: 'Unsupported argument',
              related: [{ message: 'An argument named "foo" is not expected here.' }],
            },
          ],
        },
      ],
    },
    {
      triggers: ['.tf:1'],
      match:
        /^(?<file>[^\s:]+\.tf):(?<line>\d+):(?<column>\d+): (?<severity>Error|Warning|Notice) - (?<message>.+?)(?: \((?<code>\w+)\))?$/,
      severity: { error: 'error', warning: 'warning', notice: 'info' },
      examples: [
        {
          log: 'main.tf:3:19: Error - "t9.nano" is an invalid value as instance_type (aws_instance_invalid_type)',
          gives: [{ severity: 'error', code: 'aws_instance_invalid_type', line: 3, column: 19 }],
        },
      ],
    },
  ],
};
