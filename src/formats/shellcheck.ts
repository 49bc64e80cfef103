import type { Format, Part } from '../core/format.ts';

export const shellcheck: Format = {
  name: 'shellcheck',
  title: 'ShellCheck',
  url: 'https://www.shellcheck.net/wiki/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['[SC1', '[SC2', '[SC3'],
      match:
        /^(?<file>[^:]+):(?<line>\d+):(?<column>\d+): (?<severity>error|warning|note|info|style): (?<message>.+) \[(?<code>SC\d{4})\]$/,
      severity: { error: 'error', warning: 'warning', note: 'info', info: 'info', style: 'info' },
      examples: [
        {
          log: 'a.sh:3:6: note: Double quote to prevent globbing and word splitting. [SC2086]',
          gives: [{ severity: 'info', code: 'SC2086', file: 'a.sh', line: 3, column: 6 }],
        },
      ],
    },
    {
      triggers: [' line '],
      match: /^In (?<file>.+) line (?<line>\d+):$/,
      block: { continues: (line) => (line === '' || /^For more information/.test(line) ? 'no' : 'yes'), maxLines: 20 },
      read: (lines) => {
        const shown = lines[1] ?? '';
        const found = lines.flatMap((line, i) => {
          const said =
            /^(?<before>\s*)\^-*\^? (?<code>SC\d{4})(?: \((?<severity>error|warning|info|style)\))?: (?<message>.+)$/.exec(
              line,
            )?.groups;
          return said ? [{ ...said, at: i } as Readonly<Record<string, string | undefined>> & { at: number }] : [];
        });
        if (found.length === 0) return null;
        return found.map(
          (said): Part => ({
            severity:
              said.severity === 'error'
                ? 'error'
                : said.severity === 'info' || said.severity === 'style'
                  ? 'info'
                  : 'warning',
            code: said.code as string,
            message: said.message as string,
            column: (said.before?.length ?? 0) + 1,
            snippet: [shown],
            span: [0, lines.length - 1],
          }),
        );
      },
      examples: [
        {
          log: 'In a.sh line 3:\necho $x\n     ^-- SC2086 (info): Double quote to prevent globbing and word splitting.\n\nFor more information:',
          gives: [{ severity: 'info', code: 'SC2086', file: 'a.sh', line: 3, column: 6, snippet: ['echo $x'] }],
        },
      ],
    },
  ],
};
