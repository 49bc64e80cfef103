import type { Format } from '../core/format.ts';

export const ocaml: Format = {
  name: 'ocaml',
  title: 'OCaml, dune, Coq and Python-like rows',
  url: 'https://ocaml.org/manual/5.2/comp.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['", line', 'characters '],
      match:
        /^File "(?<file>[^"]+)", (?:line (?<line>\d+)|lines (?<from>\d+)-(?<to>\d+)), characters (?<start>\d+)-(?<end>\d+):$/,
      block: {
        continues: (line, lines) =>
          /^(?:Error|Warning|Alert)\b/.test(lines.at(-1) ?? '') ||
          lines.some((each) => /^(?:Error|Warning|Alert)\b/.test(each))
            ? /^\s+\S/.test(line)
              ? 'yes'
              : 'no'
            : /^(?:Error|Warning|Alert)\b/.test(line) || /^\s*\d* ?\|? |^\s*\^+|^\s+/.test(line) || lines.length < 12
              ? 'yes'
              : 'no',
        maxLines: 40,
      },
      read: (lines, { from, to, start, end }) => {
        const at = lines.findIndex((line) => /^(?:Error|Warning|Alert)\b/.test(line));
        if (at === -1) return null;
        const { kind, code, text } =
          /^(?<kind>Error|Warning|Alert)(?: \(?(?:(?:error )?alert |warning )?(?<code>[\w-]+(?: \[[\w-]+\])?)\)?)?(?: \([^)]*\))?: (?<text>.*)$/.exec(
            lines[at] ?? '',
          )?.groups ?? {};
        const message = [text ?? lines[at] ?? '', ...lines.slice(at + 1).map((line) => line.trim())].join('\n');
        const same = from === undefined;
        return {
          severity: kind === 'Error' ? 'error' : 'warning',
          message,
          ...(code && { code }),
          column: Number(start) + 1,
          ...(same && { endColumn: Number(end) + 1 }),
          ...(from && { line: Number(from), endLine: Number(to) }),
        };
      },
      examples: [
        {
          log: 'File "a.ml", line 3, characters 8-11:\n3 | let x = foo 1\n            ^^^\nError: Unbound value foo\nFile "b.ml", line 1, characters 4-5:\n1 | let x = 1\n        ^\nWarning 32 [unused-value-declaration]: unused value x.',
          gives: [
            { severity: 'error', message: 'Unbound value foo', file: 'a.ml', line: 3, column: 9, endColumn: 12 },
            { severity: 'warning', code: '32 [unused-value-declaration]', file: 'b.ml', line: 1 },
          ],
        },
      ],
    },
  ],
};
