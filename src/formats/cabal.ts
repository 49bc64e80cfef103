import type { Format } from '../core/format.ts';

export const cabal: Format = {
  name: 'cabal',
  title: 'Cabal: package descriptions',
  url: 'https://cabal.readthedocs.io/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.cabal:1', '.project:1'],
      match: /^(?<file>\S+\.(?:cabal|project)):(?<line>\d+):(?<column>\d+): error:$/,
      severity: 'error',
      block: {
        continues: (line) =>
          line === ''
            ? 'maybe'
            : /^ +\d* \|/.test(line)
              ? 'yes'
              : /^\S/.test(line) && !/^[A-Z]\w+:/.test(line)
                ? 'yes'
                : 'no',
      },
      read: ([, ...lines]) => {
        const gutter = lines.findIndex((line) => /^ +\d* \|/.test(line));
        const said = (gutter === -1 ? lines : lines.slice(0, gutter)).filter(Boolean);
        const shown = lines.findLast((line) => /^ +\d+ \|/.test(line))?.replace(/^ +\d+ \| ?/, '');
        return said.length > 0 ? { message: said.join('\n'), ...(shown && { snippet: [shown] }) } : null;
      },
      examples: [
        {
          log: 'Errors encountered when parsing cabal file ./p.cabal:\n\np.cabal:2:10: error:\nunexpected "x"\nexpecting white space\n\n    1 | name: p\n    2 | version: x.y\n      |          ^\n\nWarning: p.cabal:2:10:\nunexpected "x"',
          gives: [
            {
              severity: 'error',
              file: 'p.cabal',
              line: 2,
              column: 10,
              message: 'unexpected "x"\nexpecting white space',
              snippet: ['version: x.y'],
            },
          ],
        },
      ],
    },
    {
      triggers: ['Warning: '],
      match: /^Warning: (?<file>\S+\.cabal):(?<line>\d+):(?<column>\d+): (?<message>\S.*)$/,
      severity: 'warning',
      block: { continues: (line) => (/^[a-z'"(]/.test(line) ? 'yes' : 'no'), maxLines: 20 },
      read: ([, ...lines], { message }) => ({ message: [message, ...lines].join(' ') }),
      examples: [
        {
          log: 'Warning: demo.cabal:7:3: The field "default-langage" is unknown, did you mean\n"default-language"?',
          gives: [
            {
              severity: 'warning',
              file: 'demo.cabal',
              line: 7,
              message: 'The field "default-langage" is unknown, did you mean "default-language"?',
            },
          ],
        },
      ],
    },
    {
      // `cabal check`
      triggers: ["Warning: No '", 'Warning: Packages using ', 'Warning: The dependency ', "Warning: The '"],
      match: /^Warning: (?<message>(?:No '[\w-]+'|Packages using '|The dependency '|The '[\w-]+' field).*)$/,
      severity: 'warning',
      block: { continues: (line) => (/^Warning: |^\s*$|^Error/.test(line) ? 'no' : 'yes'), maxLines: 20 },
      read: ([, ...lines], { message }) => ({ message: [message, ...lines].join(' ') }),
      examples: [
        {
          log: "Warning: Packages using 'cabal-version: >= 1.10' and before 'cabal-version:\n3.4' must specify the 'default-language' field.\nWarning: These warnings may cause trouble when distributing the package:\nWarning: No 'category' field.",
          gives: [
            {
              severity: 'warning',
              message:
                "Packages using 'cabal-version: >= 1.10' and before 'cabal-version: 3.4' must specify the 'default-language' field.",
            },
            { severity: 'warning', message: "No 'category' field." },
          ],
        },
      ],
    },
  ],
};
