import type { Continuation, Format, Part } from '../core/format.ts';

export const tap: Format = {
  name: 'tap',
  title: 'Test Anything Protocol 12 to 14',
  url: 'https://testanything.org/tap-version-14-specification.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['not ok '],
      match: /^(?<indent> *)not ok (?<number>\d+)?(?: *-)? ?(?<title>.*)$/,
      severity: 'error',
      block: { continues, maxLines: 200, patience: 2 },
      read: (lines, { title = '' }) => {
        if (/ # (?:TODO|SKIP)\b/i.test(title)) return [];
        const text = lines.slice(1).map((line) => line.trim().replace(/^# ?/, ''));
        // What is inside of a failing test says it already.
        if (
          text.some((line) => /^(?:failureType|type): '?(?:subtestsFailed|suite)'?/.test(line)) &&
          !text.some((line) => /^error: /.test(line) && !/subtests? failed/.test(line))
        )
          return [];
        const yaml = (name: string) =>
          text
            .find((line) => line.startsWith(`${name}: `))
            ?.slice(name.length + 2)
            .replace(/^'(.*)'$|^"(.*)"$/, '$1$2');
        const block = (name: string) => {
          const at = text.findIndex((line) => line === `${name}: |-` || line === `${name}: |`);
          const end = text.findIndex((line, i) => i > at && /^\w+: |^\w+:$|^\.\.\.$/.test(line));
          return at === -1
            ? undefined
            : text
                .slice(at + 1, end === -1 ? undefined : end)
                .join('\n')
                .trim();
        };
        const code = title.trim();
        const message =
          block('error') ??
          yaml('error') ??
          yaml('message') ??
          block('message') ??
          text.find((line) => /^Failed test/.test(line)) ??
          '';
        const place = placeIn(lines.slice(1));
        return { ...(code && { code }), message: message || `${code || 'test'} failed`, ...place };
      },
      examples: [
        {
          log: "TAP version 13\nok 1 - works\nnot ok 2 - adds\n  ---\n  duration_ms: 1.2\n  location: '/home/dev/a.test.js:7:1'\n  failureType: 'testCodeFailure'\n  error: |-\n    Expected values to be strictly equal:\n    \n    2 !== 3\n    \n  code: 'ERR_ASSERTION'\n  ...\n1..2\nnot ok 3 - later # TODO not written",
          gives: [
            {
              severity: 'error',
              code: 'adds',
              message: 'Expected values to be strictly equal:\n\n2 !== 3',
              file: 'home/dev/a.test.js',
              line: 7,
              column: 1,
            },
          ],
        },
        {
          log: "not ok 1 - sum\n#   Failed test 'sum'\n#   at t/a.t line 5.\n#          got: '2'\n#     expected: '3'\nok 2",
          gives: [{ code: 'sum', file: 't/a.t', line: 5 }],
        },
      ],
    },
    {
      triggers: ['Bail out!'],
      match: /^Bail out! *(?<message>.*)$/,
      severity: 'error',
      examples: [{ log: 'Bail out!  no database', gives: [{ severity: 'error', message: 'no database' }] }],
    },
  ],
};

function continues(line: string, lines: readonly string[]): Continuation {
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  const last = lines.at(-1) ?? '';
  if (lines.length > 1 && last.trim() === '...') return 'no';
  const opened = lines.some((each) => each.trim() === '---');
  if (opened) return line.trim() === '...' ? 'last' : 'yes';
  if (line.trim() === '---' && line.search(/\S/) >= indent) return 'yes';
  return /^\s*#(?! (?:Subtest|Looks like))/.test(line) ? 'yes' : line.trim() === '' ? 'maybe' : 'no';
}

function placeIn(lines: readonly string[]): Part {
  for (const line of lines) {
    const node =
      /^\s*(?:location|at): '?(?:file:\/\/)?(?<file>[^':]+(?::\\[^':]+)?):(?<line>\d+):(?<column>\d+)'?$/.exec(
        line,
      )?.groups;
    if (node) return { file: node.file as string, line: Number(node.line), column: Number(node.column) };
    const perl = /^\s*#\s+(?:at|in .* at) (?<file>.+) line (?<line>\d+)\.?$/.exec(line)?.groups;
    if (perl) return { file: perl.file as string, line: Number(perl.line) };
    const frame = /\(?(?:file:\/\/)?(?<file>\/[^()\s:]+):(?<line>\d+):(?<column>\d+)\)?$/.exec(line)?.groups;
    if (frame && !/node_modules|node:internal/.test(line))
      return { file: frame.file as string, line: Number(frame.line), column: Number(frame.column) };
  }
  return {};
}
