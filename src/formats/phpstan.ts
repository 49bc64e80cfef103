import type { Format, Part } from '../core/format.ts';

export const phpstan: Format = {
  name: 'phpstan',
  title: 'PHPStan and Larastan',
  url: 'https://phpstan.org/user-guide/output-format',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.php:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.php(?: \(in context of .*\))?):(?<line>\d+):(?<message>[A-Z$\\'"@`][^:].*)$/,
      severity: 'error',
      read: (_, { message = '' }) => {
        const { text, code } = /^(?<text>.*) \[identifier=(?<code>[\w.]+)\]$/.exec(message)?.groups ?? {};
        return /\s/.test(message) && !/[;{]$/.test(message) ? (text && code ? { message: text, code } : {}) : null;
      },
      examples: [
        {
          log: '/app/Account.php:107:Access to an undefined property Account::$member_id.',
          gives: [{ severity: 'error', line: 107, message: 'Access to an undefined property Account::$member_id.' }],
        },
      ],
    },
    {
      triggers: ['  Line '],
      match: /^ {2}Line +(?<file>\S+\.php)(?: \(in context of .*\))? *$/,
      block: {
        continues: (line, lines) =>
          /^ -{6} -+/.test(line)
            ? lines.length > 1 && lines.slice(1).some((each) => !/^ -{6}/.test(each))
              ? 'last'
              : 'yes'
            : /^\s/.test(line)
              ? 'yes'
              : 'no',
        maxLines: 1000,
      },
      read: (lines) => {
        const parts: { at: number; line: number; said: string[] }[] = [];
        for (const [at, line] of lines.entries()) {
          const row = /^ {2}(?<line>\d+|:\d+)? +(?<text>\S.*?) *$/.exec(line)?.groups;
          if (!row || at < 2 || /^ -/.test(line)) continue;
          if (row.line) parts.push({ at, line: Number(row.line.replace(':', '')), said: [row.text ?? ''] });
          else parts.at(-1)?.said.push(row.text ?? '');
        }
        return parts.map(({ at, line, said }): Part => {
          const code = said.find((each) => /^🪪 /.test(each))?.replace(/^🪪\s+/, '');
          return {
            severity: 'error',
            line,
            message: said.filter((each) => !/^(?:🪪|💡|✏️|at )/u.test(each)).join(' '),
            ...(code && { code }),
            span: [at, at + said.length - 1],
          };
        });
      },
      examples: [
        {
          log: ' ------ ---------------------------------\n  Line   src/a.php\n ------ ---------------------------------\n  3      Undefined variable: $x\n         🪪  variable.undefined\n ------ ---------------------------------\n',
          gives: [
            {
              severity: 'error',
              code: 'variable.undefined',
              file: 'src/a.php',
              line: 3,
              message: 'Undefined variable: $x',
            },
          ],
        },
      ],
    },
  ],
};
