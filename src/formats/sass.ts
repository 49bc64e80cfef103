import type { Format } from '../core/format.ts';

export const sass: Format = {
  name: 'sass',
  title: 'Dart Sass and LibSass',
  url: 'https://sass-lang.com/documentation/cli/dart-sass/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['Error: '],
      match: /^Error: (?<message>.+)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^ {2}(?<file>\S+\.(?:s[ac]ss|css)) \d+:\d+ /.test(line)
            ? 'last'
            : /^\s*(?:╷|╵|,|'|\d*\s*[│|])|^\s{2,}\S/.test(line)
              ? 'maybe'
              : 'no',
        patience: 14,
      },
      read: (lines) => {
        const { file, line, column } =
          /^ {2}(?<file>\S+\.(?:s[ac]ss|css)) (?<line>\d+):(?<column>\d+) /.exec(lines.at(-1) ?? '')?.groups ?? {};
        const shown = lines.find((each) => /^\d+ +[│|]/.test(each))?.replace(/^\d+ +[│|] ?/, '');
        return file ? { file, line: Number(line), column: Number(column), ...(shown && { snippet: [shown] }) } : null;
      },
      examples: [
        {
          log: 'Error: Undefined variable.\n  ╷\n3 │   color: $x;\n  │          ^^\n  ╵\n  src/a.scss 3:10  root stylesheet',
          gives: [
            {
              severity: 'error',
              message: 'Undefined variable.',
              file: 'src/a.scss',
              line: 3,
              column: 10,
              snippet: ['  color: $x;'],
            },
          ],
        },
      ],
    },
    {
      // @warn, and what will go
      triggers: ['WARNING: ', 'DEPRECATION WARNING'],
      match: /^(?:WARNING|DEPRECATION WARNING(?: \[(?<code>[\w-]+)\])?): (?<message>\S.*)$/,
      severity: 'warning',
      block: {
        continues: (line) =>
          /^ {4}\S.* \d+:\d+ {2}\S/.test(line)
            ? 'last'
            : /^(?:WARNING|DEPRECATION WARNING|Error)\b.*: /.test(line)
              ? 'no'
              : 'maybe',
        patience: 20,
      },
      read: (lines) => {
        const { file, line, column } =
          /^ {4}(?<file>\S.*?) (?<line>\d+):(?<column>\d+) {2}\S/.exec(lines.at(-1) ?? '')?.groups ?? {};
        const shown = lines.find((each) => /^\d+ +[│|]/.test(each))?.replace(/^\d+ +[│|] ?/, '');
        return file ? { file, line: Number(line), column: Number(column), ...(shown && { snippet: [shown] }) } : null;
      },
      examples: [
        {
          log: 'DEPRECATION WARNING [import]: Sass @import rules are deprecated and will be removed in Dart Sass 3.0.0.\n\nMore info and automated migrator: https://sass-lang.com/d/import\n\n  ╷\n1 │ @import "nofile";\n  │         ^^^^^^^^\n  ╵\n    a.scss 1:9  root stylesheet\n\nWARNING: careful\n    d.scss 1:1  root stylesheet\n',
          gives: [
            {
              severity: 'warning',
              code: 'import',
              file: 'a.scss',
              line: 1,
              column: 9,
              message: 'Sass @import rules are deprecated and will be removed in Dart Sass 3.0.0.',
              snippet: ['@import "nofile";'],
            },
            { severity: 'warning', message: 'careful', file: 'd.scss', line: 1 },
          ],
        },
      ],
    },
    {
      // LibSass
      triggers: ['        on line '],
      match: /^ {8}on line (?<line>\d+):(?<column>\d+) of (?<file>\S.*)$/,
      heading: /^Error: (?<message>.+)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^>> /.test(line) ? 'yes' : /^ {3,}-*\^$/.test(line) ? 'last' : line === '' ? 'maybe' : 'no',
        patience: 2,
      },
      read: (lines) => {
        const shown = lines.find((each) => each.startsWith('>> '));
        return shown ? { snippet: [shown.slice(3)] } : {};
      },
      examples: [
        {
          log: 'Error: no mixin named nomix\n        on line 1:15 of c.scss\n>> .a { @include nomix; }\n\n   --------------^\n',
          gives: [
            {
              severity: 'error',
              file: 'c.scss',
              line: 1,
              column: 15,
              message: 'no mixin named nomix',
              snippet: ['.a { @include nomix; }'],
            },
          ],
        },
      ],
    },
  ],
};
