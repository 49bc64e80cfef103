import type { Format } from '../core/format.ts';

export const msgfmt: Format = {
  name: 'msgfmt',
  title: 'GNU gettext',
  url: 'https://www.gnu.org/software/gettext/manual/html_node/msgfmt-Invocation.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.po:1', '.pot:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.pot?):(?<line>\d+): (?<message>\S.*)$/,
      read: (_, { message = '' }) => ({
        severity: /^(?:warning: |some other|duplicate|\.\.\.)/.test(message) ? 'warning' : 'error',
        message: message.replace(/^warning: /, ''),
      }),
      examples: [
        {
          log: 'de.po:1746: duplicate message definition...\nde.po:262: ...this is the location of the first definition',
          gives: [{ severity: 'warning', file: 'de.po', line: 1746 }, { line: 262 }],
        },
      ],
    },
  ],
};
