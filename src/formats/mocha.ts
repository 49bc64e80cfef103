import type { Format, Part } from '../core/format.ts';

export const mocha: Format = {
  name: 'mocha',
  title: 'Mocha and Cypress',
  url: 'https://mochajs.org/#reporters',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' failing'],
      match: /^ {2}\d+ failing$/,
      block: { continues: (line) => (/^\S/.test(line) ? 'no' : 'yes'), maxLines: 2000 },
      read: (lines) => {
        const starts = lines.flatMap((line, i) => (/^ {2}\d+\) \S/.test(line) ? [i] : []));
        return starts.map((start, i) => readFailure(lines, start, (starts[i + 1] ?? lines.length) - 1));
      },
      examples: [
        {
          log: '  1 failing\n\n  1) math\n       adds:\n\n      AssertionError [ERR_ASSERTION]: 2 == 3\n      + expected - actual\n\n      -2\n      +3\n      \n      at Context.<anonymous> (test/sum.js:4:12)\n      at process.processImmediate (node:internal/timers:476:21)\n\n\n',
          gives: [
            {
              severity: 'error',
              code: 'math adds',
              message: 'AssertionError [ERR_ASSERTION]: 2 == 3',
              file: 'test/sum.js',
              line: 4,
              column: 12,
            },
          ],
        },
      ],
    },
  ],
};

function readFailure(lines: readonly string[], start: number, end: number): Part {
  const all = lines.slice(start, end + 1);
  const blank = all.findIndex((line) => line.trim() === '');
  const title = all.slice(0, blank === -1 ? 1 : blank);
  const code = title
    .map((line) => line.trim().replace(/^\d+\) /, ''))
    .join(' ')
    .replace(/:$/, '');
  const message =
    all
      .slice(title.length)
      .find((line) => line.trim() !== '')
      ?.trim() ?? code;
  return { severity: 'error', code, message, ...ownPlace(all), span: [start, end] };
}

function ownPlace(lines: readonly string[]): Part {
  for (const line of lines) {
    const { file, at, column } =
      /^\s+at (?:.*? \()?(?:file:\/\/)?(?<file>[^()\s][^():]*(?::\\[^:()]+)?):(?<at>\d+):(?<column>\d+)\)?$/.exec(line)
        ?.groups ?? {};
    if (file && !/node_modules|^node:|^internal\//.test(file))
      return { file, line: Number(at), column: Number(column) };
  }
  return {};
}
