import type { Format } from '../core/format.ts';

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
          /^(?:ERROR|WARNING) in |^webpack \d|^\d+ (?:error|warning)|^Rspack compiled/.test(line) ||
          (line === '' && lines.at(-1) === '')
            ? 'no'
            : 'yes',
        maxLines: 60,
      },
      read: (lines, { where = '' }) => {
        const place =
          /^(?<file>\S+?)(?:[:(](?<line>\d+)[:,](?<column>\d+)\)?| (?<at>\d+):(?<from>\d+)(?:-\S+)?)?$/.exec(
            where,
          )?.groups;
        const said = lines.slice(1).filter((line) => line.trim() !== '');
        const message = (said[0] ?? where).replace(/^(?:Module|\[eslint\] ?|TS\d+: ?)/, (word) => word);
        const code = /\bTS\d{4,5}\b/.exec(said[0] ?? '')?.[0];
        const deep = /\((?<line>\d+):(?<column>\d+)\)|^\s*(?:>|│)? *(?<shown>\d+) ?\|/m.exec(said.join('\n'))?.groups;
        const line = Number(place?.line ?? place?.at ?? deep?.line ?? 0);
        const column = Number(place?.column ?? place?.from ?? deep?.column ?? 0);
        return {
          message,
          ...(code && { code }),
          ...(place?.file && /[./\\]/.test(place.file) && { file: place.file.replace(/^.*!/, '') }),
          ...(line && { line }),
          ...(column && { column }),
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
              message: "Module not found: Error: Can't resolve './nosuch' in '/home/dev/src'",
            },
          ],
        },
      ],
    },
  ],
};
