import type { Format } from '../core/format.ts';

export const robocopy: Format = {
  name: 'robocopy',
  title: 'Robocopy',
  url: 'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/robocopy',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['*EXTRA File', 'New File  ', '  same  ', '*EXTRA Dir', '*Mismatch'],
      match:
        /^ {0,12}(?:\d{1,3}%)? {2,20}\*?(?<code>EXTRA File|EXTRA Dir|New File|same|Mismatch)\s{2,}[\d.]+(?: [kmg])?\s+(?<file>\S+)(?:\s.*)?$/,
      severity: 'info',
      read: (_, { file = '' }) => ({ message: file }),
      examples: [
        {
          log: '    *EXTRA File                  0        b.txt',
          gives: [{ severity: 'info', code: 'EXTRA File', file: 'b.txt', message: 'b.txt' }],
        },
      ],
    },
    {
      triggers: [' ERROR '],
      match: /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d ERROR (?<code>\d+ \(0x[0-9A-F]+\)) (?<message>.+)$/,
      severity: 'error',
      examples: [
        {
          log: '2026/01/01 10:00:00 ERROR 5 (0x00000005) Copying File C:\\a.txt',
          gives: [{ severity: 'error', code: '5 (0x00000005)' }],
        },
      ],
    },
  ],
};
