import type { Format } from '../core/format.ts';

export const elm: Format = {
  name: 'elm',
  title: 'Elm, PureScript and ReScript',
  url: 'https://guide.elm-lang.org/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.elm'],
      match: /^-- (?<title>[A-Z][A-Z ]+[A-Z]) -+ (?<file>\S+\.elm)$/,
      severity: 'error',
      block: {
        continues: (line) => (/^-- [A-Z]/.test(line) ? 'no' : /^\S*$|^\s|^\d+\||^[A-Z]/.test(line) ? 'yes' : 'no'),
        maxLines: 40,
      },
      read: (lines, { title }) => {
        const { line } = /^(?<line>\d+)\|/m.exec(lines.join('\n'))?.groups ?? {};
        const said = lines.slice(1).find((each) => each.trim() !== '' && !/^\d+\|/.test(each)) ?? '';
        return { code: title as string, message: said.trim(), ...(line && { line: Number(line) }) };
      },
      examples: [
        {
          log: '-- NAMING ERROR ---------------------------------- src/Main.elm\n\nI cannot find a `foo` variable:\n\n3| main = foo\n          ^^^\n',
          gives: [
            {
              severity: 'error',
              code: 'NAMING ERROR',
              file: 'src/Main.elm',
              line: 3,
              message: 'I cannot find a `foo` variable:',
            },
          ],
        },
      ],
    },
  ],
};
