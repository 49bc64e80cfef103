import type { Format } from '../core/format.ts';
import { isPointer } from './shared/source-pointer.ts';

export const crosscore: Format = {
  name: 'crosscore',
  title: 'CrossCore Embedded Studio (VisualDSP++)',
  url: 'https://www.analog.com/en/resources/evaluation-hardware-and-software/software/adswt-cces.html',
  columnUnit: 'display',
  rules: [
    {
      triggers: [': {D} ', ': cc0', ': cc1', ': cc2', ': cc3', ': cc4'],
      match:
        /^"(?<file>[^"]+)", line (?<line>\d+): (?<code>cc\d+):(?: \{D\})? (?<severity>error|warning|remark|annotation): ?(?<message>.*)$/,
      severity: { error: 'error', warning: 'warning', remark: 'info', annotation: 'info' },
      block: {
        continues: (line) =>
          isPointer(line) ? 'last' : line.trim() === '' ? 'no' : /^ {8,}\S/.test(line) ? 'yes' : 'maybe',
        patience: 2,
      },
      read: (lines, { message = '' }) => {
        const more = lines
          .slice(1)
          .filter((line) => /^ {8,}\S/.test(line))
          .map((line) => line.trim());
        return { message: [message.trim(), ...more].filter(Boolean).join(' ') };
      },
      examples: [
        {
          log: '"src/a.c", line 85: cc0188: {D} warning: enumerated type\n          mixed with another type\n  \t\t\tget();\n  \t\t\t^\n',
          gives: [
            {
              severity: 'warning',
              code: 'cc0188',
              file: 'src/a.c',
              line: 85,
              message: 'enumerated type mixed with another type',
            },
          ],
        },
      ],
    },
  ],
};
