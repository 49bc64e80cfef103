import type { Format } from '../core/format.ts';

export const bandit: Format = {
  name: 'bandit',
  title: 'Bandit',
  url: 'https://bandit.readthedocs.io/en/latest/formatters/index.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['>> Issue: ['],
      match: /^>> Issue: \[(?<code>B\d{3}):(?<name>[\w]+)\] (?<message>.+)$/,
      block: {
        continues: (line) =>
          /^\s+(?:Severity|CWE|More Info): /.test(line) ? 'yes' : /^\s+Location: /.test(line) ? 'last' : 'no',
      },
      read: (lines, { message = '' }) => {
        const text = lines.join('\n');
        const { file, line, column } =
          /Location: (?<file>.+?):(?<line>\d+)(?::(?<column>\d+))?$/m.exec(text)?.groups ?? {};
        const info = /More Info: (?<url>\S+)/.exec(text)?.groups?.url;
        return {
          severity: severities[/Severity: (\w+)/.exec(text)?.[1]?.toLowerCase() ?? ''] ?? 'warning',
          message,
          ...(file && { file, line: Number(line) }),
          ...(column && { column: Number(column) + 1 }),
          ...(info && { related: [{ message: info }] }),
        };
      },
      examples: [
        {
          log: ">> Issue: [B105:hardcoded_password_string] Possible hardcoded password: 'aaa'\n   Severity: Low   Confidence: Medium\n   CWE: CWE-259 (https://cwe.mitre.org/data/definitions/259.html)\n   More Info: https://bandit.readthedocs.io/b105.html\n   Location: ./a.py:5:11\n4\t\n5\tpassword = 'aaa'",
          gives: [
            {
              severity: 'info',
              code: 'B105',
              message: "Possible hardcoded password: 'aaa'",
              file: 'a.py',
              line: 5,
              column: 12,
            },
          ],
        },
      ],
    },
    {
      triggers: ['[bandit]: '],
      match: /^(?<file>[^:]+):(?<line>\d+): (?<code>B\d{3})\[bandit\]: (?<severity>LOW|MEDIUM|HIGH): (?<message>.+)$/,
      severity: { low: 'info', medium: 'warning', high: 'error' },
      examples: [
        {
          log: 'test.py:8: B307[bandit]: HIGH: Use of possibly insecure function',
          gives: [{ severity: 'error', code: 'B307', line: 8, message: 'Use of possibly insecure function' }],
        },
      ],
    },
  ],
};

const severities: Readonly<Record<string, 'error' | 'warning' | 'info'>> = {
  low: 'info',
  medium: 'warning',
  high: 'error',
};
