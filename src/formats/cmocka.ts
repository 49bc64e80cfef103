import type { Format } from '../core/format.ts';

export const cmocka: Format = {
  name: 'cmocka',
  title: 'cmocka',
  url: 'https://api.cmocka.org/',
  columnUnit: 'byte',
  rules: [
    {
      // What was wrong, where, and below them whose test it was.
      triggers: ['[  ERROR   ] --- '],
      match: /^\[ {2}ERROR {3}\] --- (?<message>.*)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^\[ {2}FAILED {2}\]/.test(line) ? 'last' : /^\[ RUN {6}\]|^\[=/.test(line) ? 'no' : 'yes',
        maxLines: 40,
      },
      read: ([, ...lines], { message }) => {
        const code = /^\[ {2}FAILED {2}\] (.+)$/.exec(lines.at(-1) ?? '')?.[1];
        const place = lines.map((line) => where.exec(line)?.groups).find(Boolean);
        const more = lines
          .filter((line) => line !== '' && !/^\[ {2}FAILED/.test(line) && !where.test(line))
          .map((line) => line.replace(/^\[ {2}ERROR {3}\] --- /, ''));
        return {
          message: [message, ...more].join('\n'),
          ...(code && { code }),
          ...(place && { file: place.file as string, line: Number(place.line) }),
        };
      },
      examples: [
        {
          log: '[ RUN      ] bad\n[  ERROR   ] --- 0x3 != 0x2\n[   LINE   ] --- a.c:6: error: Failure!\n[  FAILED  ] bad\n[ RUN      ] leak\n[  ERROR   ] --- Blocks allocated...\na.c:9: note: block 0x564cae9bc480 allocated here\nERROR: leak leaked 1 block(s)\n\n[  FAILED  ] leak',
          gives: [
            { severity: 'error', code: 'bad', file: 'a.c', line: 6, message: '0x3 != 0x2' },
            { code: 'leak', file: 'a.c', line: 9, message: 'Blocks allocated...\nERROR: leak leaked 1 block(s)' },
          ],
        },
      ],
    },
    {
      triggers: ['Could not run test: '],
      match: /^(?<message>Could not run test: .*)$/,
      severity: 'error',
      block: { continues: (line) => (/^\[ {2}ERROR {3}\] \S/.test(line) ? 'last' : 'no') },
      read: ([, name = '']) => {
        const code = name.replace(/^\[ {2}ERROR {3}\] /, '');
        return code ? { code } : {};
      },
      examples: [
        {
          log: 'Could not run test: Test setup failed\n[  ERROR   ] ok',
          gives: [{ severity: 'error', code: 'ok', message: 'Could not run test: Test setup failed' }],
        },
      ],
    },
  ],
};

const where = /^(?:\[ {3}LINE {3}\] --- )?(?<file>[^\s:][^:]*):(?<line>\d+): (?:error: Failure!|note: )/;
