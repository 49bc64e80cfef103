import type { Format } from '../core/format.ts';

export const racket: Format = {
  name: 'racket',
  title: 'Racket, with RackUnit',
  url: 'https://docs.racket-lang.org/reference/exns.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.rkt:1', '.scrbl:1', '.rktl:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:rktl?|scrbl)):(?<line>\d+):(?<from>\d+): (?<message>\S.*)$/,
      severity: 'error',
      block: { continues: (line) => (/^ {2,}\S/.test(line) ? 'yes' : 'no'), maxLines: 100 },
      read: (lines, { from, message = '' }) => {
        const end = lines.findIndex((line) =>
          /^ {2}(?:compilation )?(?:context|location|errortrace)\.\.\.:/.test(line),
        );
        const details = lines.slice(1, end === -1 ? undefined : end).map((line) => line.trim());
        return { message: [message, ...details].join('\n'), column: Number(from) + 1 };
      },
      examples: [
        {
          log: 'c.rkt:2:1: undefd: unbound identifier\n  in: undefd\n  location...:\n   c.rkt:2:1\n  context...:\n   body of "/home/dev/c.rkt"',
          gives: [
            { severity: 'error', file: 'c.rkt', line: 2, column: 2, message: 'undefd: unbound identifier\nin: undefd' },
          ],
        },
      ],
    },
    {
      triggers: [
        'contract violation',
        'arity mismatch;',
        'broke its own contract',
        ': cannot open module file',
        ': undefined;',
        'application: not a procedure',
      ],
      match:
        /^(?<message>\S+: (?:contract violation|arity mismatch;|broke its own contract|cannot open module file|undefined;|not a procedure).*)$/,
      severity: 'error',
      block: { continues: (line) => (/^ {2,}\S/.test(line) ? 'yes' : 'no'), maxLines: 100 },
      read: (lines, { message = '' }) => {
        const end = lines.findIndex((line) => /^ {2}(?:context|errortrace)\.\.\.:/.test(line));
        const details = lines.slice(1, end === -1 ? undefined : end);
        if (lines.length === 1) return null;
        const { file, at, from } =
          lines
            .map((line) => /^ {2,}(?:at: )?(?<file>[^\s:][^:]*\.rkt):(?<at>\d+):(?<from>\d+)/.exec(line)?.groups)
            .find((place) => place && !/\/collects\/|\/pkgs\//.test(place.file ?? '')) ?? {};
        const { body } = lines.map((line) => /^ +body of "(?<body>[^"]+)"$/.exec(line)?.groups).find(Boolean) ?? {};
        return {
          message: [message, ...details.map((line) => line.trim())].join('\n'),
          ...(file ? { file, line: Number(at), column: Number(from) + 1 } : body ? { file: body } : {}),
        };
      },
      examples: [
        {
          log: 'car: contract violation\n  expected: pair?\n  given: 3\n  errortrace...:\n   /home/dev/a.rkt:2:14: (car x)\n  context...:\n   body of "/home/dev/a.rkt"',
          gives: [
            {
              severity: 'error',
              message: 'car: contract violation\nexpected: pair?\ngiven: 3',
              file: 'home/dev/a.rkt',
              line: 2,
              column: 15,
            },
          ],
        },
      ],
    },
    {
      triggers: ['name:       '],
      match: /^name: {7}(?<name>\S.*)$/,
      heading: /^(?<kind>FAILURE|ERROR)$/,
      severity: 'error',
      block: { continues: (line) => (/^-{20}$/.test(line) ? 'last' : 'yes'), maxLines: 60 },
      read: (lines, { name }) => {
        const { file, at, from } =
          lines.map((line) => /^location: +(?<file>\S.*):(?<at>\d+):(?<from>\d+)$/.exec(line)?.groups).find(Boolean) ??
          {};
        const said = lines.slice(1).filter((line) => !/^location: |^-{20}$/.test(line));
        return {
          ...(name && { code: name }),
          message: said.map((line) => line.replace(/^(\w+:) +/, '$1 ')).join('\n') || 'failed',
          ...(file && { file, line: Number(at), column: Number(from) + 1 }),
        };
      },
      examples: [
        {
          log: '--------------------\nFAILURE\nname:       check-equal?\nlocation:   t.rkt:3:0\nmessage:    "sum"\nactual:     2\nexpected:   3\n--------------------',
          gives: [
            {
              severity: 'error',
              code: 'check-equal?',
              file: 't.rkt',
              line: 3,
              column: 1,
              message: 'message: "sum"\nactual: 2\nexpected: 3',
            },
          ],
        },
      ],
    },
  ],
};
