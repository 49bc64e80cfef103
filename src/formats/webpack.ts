import type { Format, Part } from '../core/format.ts';

export const webpack: Format = {
  name: 'webpack',
  title: 'webpack, Rspack and Create React App',
  url: 'https://webpack.js.org/configuration/stats/',
  columnUnit: 'utf16',
  rules: [
    {
      claim: 'shared',
      triggers: ['ERROR in ', 'WARNING in '],
      match: /^(?<severity>ERROR|WARNING) in (?<where>\S.*)$/,
      severity: { error: 'error', warning: 'warning' },
      block: {
        continues: (line, lines) =>
          /^(?:ERROR|WARNING) in |^webpack (?:\d|compiled)|^\d+ (?:error|warning)|^Rspack compiled/.test(line) ||
          (line === '' && lines.at(-1) === '')
            ? 'no'
            : 'yes',
        maxLines: 60,
      },
      read: (lines, { where = '' }) => {
        const place =
          /^(?<file>\S+?)(?:[:(](?<line>\d+)[:,](?<column>\d+)\)?| (?<at>\d+):(?<from>\d+)(?:-(?:(?<endLine>\d+):)?(?<to>\d+))?)?$/.exec(
            where,
          )?.groups;
        const said = lines.slice(1).filter((line) => line.trim() !== '');
        const loader = said.findIndex((line) => /^\[tsl\] (?:ERROR|WARNING) in /.test(line));
        if (loader !== -1) return readTypescriptLoader(said.slice(loader));
        const message = (said[0] ?? where).replace(/^(?:Module|\[eslint\] ?|TS\d+: ?)/, (word) => word);
        const code = /\bTS\d{4,5}\b/.exec(said[0] ?? '')?.[0];
        const deep = /\((?<line>\d+):(?<column>\d+)\)|^\s*(?:>|│)? *(?<shown>\d+) ?\|/m.exec(said.join('\n'))?.groups;
        const line = Number(place?.line ?? place?.at ?? deep?.line ?? 0);
        // webpack's own columns count from 0.
        const column = place?.from ? Number(place.from) + 1 : Number(place?.column ?? deep?.column ?? 0);
        return {
          message,
          ...(code && { code }),
          ...(place?.file && /[./\\]/.test(place.file) && { file: place.file.replace(/^.*!/, '') }),
          ...(line && { line }),
          ...(column && { column }),
          ...(place?.to && { endLine: Number(place.endLine ?? line), endColumn: Number(place.to) + 1 }),
        };
      },
      examples: [
        {
          log: "ERROR in ./src/index.js 1:0-28\nModule not found: Error: Can't resolve './nosuch' in '/home/dev/src'\n\nwebpack 5.91.0 compiled with 1 error in 120 ms",
          gives: [
            {
              severity: 'error',
              file: 'src/index.js',
              line: 1,
              column: 1,
              endColumn: 29,
              message: "Module not found: Error: Can't resolve './nosuch' in '/home/dev/src'",
            },
          ],
        },
        {
          log: "ERROR in /home/dev/s/t.ts\n./s/t.ts 1:4-5\n[tsl] ERROR in /home/dev/s/t.ts(1,5)\n      TS2322: Type 'string' is not assignable to type 'number'.\nts-loader-default_e3b0c44298fc1c14\n\nwebpack compiled with 1 error",
          gives: [
            {
              severity: 'error',
              code: 'TS2322',
              file: 'home/dev/s/t.ts',
              line: 1,
              column: 5,
              message: "Type 'string' is not assignable to type 'number'.",
            },
          ],
        },
      ],
    },
    {
      triggers: ['[webpack-cli]'],
      match:
        /^\[webpack-cli\] (?:✖ )?(?:(?<code>\w*Error): (?<message>.+)|(?<plain>(?:Invalid|Failed|Unable|Cannot|Unknown) .+))$/,
      severity: 'error',
      block: { continues: (line) => (/^\s+\S|^- |^\}|^Require stack:/.test(line) ? 'yes' : 'no'), maxLines: 80 },
      read: (lines, { message, plain }) => {
        const wrong = lines.slice(1).filter((line) => /^ - /.test(line));
        return { message: [message ?? plain ?? '', ...wrong.map((line) => line.trim())].join('\n') };
      },
      examples: [
        {
          log: "[webpack-cli] ✖ Error: Unknown option '--zz'\n[webpack-cli] ✖ Run 'webpack --help' to see available commands and options",
          gives: [{ severity: 'error', code: 'Error', message: "Unknown option '--zz'" }],
        },
      ],
    },
  ],
};

function readTypescriptLoader([head = '', said = '', ...more]: readonly string[]): Part {
  const { file, line, column } = /in (?<file>.+)\((?<line>\d+),(?<column>\d+)\)$/.exec(head)?.groups ?? {};
  const { code, message } = /^\s*(?<code>TS\d+): (?<message>.+)$/.exec(said)?.groups ?? {};
  const rest = more.filter((each) => /^ {6,}\S/.test(each)).map((each) => each.trim());
  return {
    message: [message ?? said.trim(), ...rest].join('\n'),
    ...(code && { code }),
    ...(file && { file, line: Number(line), column: Number(column) }),
  };
}
