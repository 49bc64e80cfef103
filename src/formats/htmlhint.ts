import type { Format } from '../core/format.ts';

export const htmlhint: Format = {
  name: 'htmlhint',
  title: 'HTMLHint',
  url: 'https://htmlhint.com/',
  columnUnit: 'utf16',
  rules: [
    {
      // The default: the source, and below it the place of what is wrong, under the name of the file.
      triggers: ['      L'],
      heading: /^ {3}(?<file>\S.*)$/,
      match: /^ {6}L(?<line>\d+) \|(?<source>.*)$/,
      severity: 'error',
      block: { continues: (line) => (under.test(line) ? 'last' : 'no') },
      read: ([, below = ''], { source = '' }) => {
        const { message, code } = under.exec(below)?.groups ?? {};
        return message ? { message, ...(code && { code }), snippet: [source] } : null;
      },
      examples: [
        {
          log: '   /home/dev/a.html\n      L1 |<html><head></head>\n          ^ Doctype must be declared first. (doctype-first)\n      L1 |<html><head></head>\n                      ^ <title> must be present in <head> tag. (title-require)\n',
          gives: [
            { severity: 'error', code: 'doctype-first', line: 1, message: 'Doctype must be declared first.' },
            { code: 'title-require', line: 1 },
          ],
        },
      ],
    },
    {
      triggers: ['.html:1', '.htm:1', '.vue:1'],
      match:
        /^(?<file>[^:]+\.(?:html?|vue|jsp)):(?<line>\d+):(?<column>\d+): (?<message>.+) \[(?<severity>error|warning|info)\/(?<code>[\w-]+)\]$/,
      examples: [
        {
          log: '/home/dev/a.html:1:1: Doctype must be declared first. [error/doctype-first]',
          gives: [
            {
              severity: 'error',
              code: 'doctype-first',
              line: 1,
              column: 1,
              message: 'Doctype must be declared first.',
            },
          ],
        },
      ],
    },
  ],
};

const under = /^ {8,}\^ (?<message>\S.*?)(?: \((?<code>[\w-]+)\))?$/;
