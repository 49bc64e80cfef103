import type { Format } from '../core/format.ts';

export const splint: Format = {
  name: 'splint',
  title: 'Splint',
  url: 'https://splint.org/manual/',
  columnUnit: 'character',
  rules: [
    {
      claim: 'shared',
      triggers: ['.c:1', '.h:1', '.lcl:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:c|h|lcl)):(?<line>\d+):(?<column>\d+): (?!(?:fatal )?error|warning|note|style)(?<message>[A-Z]\S* .*)$/,
      severity: 'warning',
      block: { continues: (line) => (/^ {2,}\S/.test(line) ? 'yes' : 'no'), maxLines: 20 },
      read: (lines, { message = '' }) => {
        const text = lines.slice(1).map((line) => line.trim());
        const [, code] = /\(Use -(\w+) to inhibit warning\)/.exec(text.join(' ')) ?? [];
        // Some of its messages cannot be switched off.
        if (
          !code &&
          !/^(?:No argument corresponding to |Function \w+ called with |Parse Error\.|Path with no return)/.test(
            message,
          )
        )
          return null;
        const related = lines.slice(1).flatMap((line) => {
          const {
            file,
            at,
            from,
            said = '',
          } = /^ {3}(?<file>[^\s:][^:]*):(?<at>\d+):(?<from>\d+): (?<said>.+)$/.exec(line)?.groups ?? {};
          return file ? [{ message: said, file, line: Number(at), column: Number(from) }] : [];
        });
        return { ...(code && { code }), message, ...(related.length > 0 && { related }) };
      },
      examples: [
        {
          log: 'c.c:3:54: Format argument 1 to printf (%s) expects char * gets int: n\n  Type of parameter is not consistent with corresponding code in format string.\n  (Use -formattype to inhibit warning)\n   c.c:3:45: Corresponding format code\n',
          gives: [
            {
              severity: 'warning',
              file: 'c.c',
              line: 3,
              column: 54,
              code: 'formattype',
              message: 'Format argument 1 to printf (%s) expects char * gets int: n',
              related: [{ message: 'Corresponding format code', file: 'c.c', line: 3, column: 45 }],
            },
          ],
        },
      ],
    },
  ],
};
