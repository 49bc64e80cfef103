import type { Format } from '../core/format.ts';

export const actionlint: Format = {
  name: 'actionlint',
  title: 'actionlint',
  url: 'https://github.com/rhysd/actionlint/blob/main/docs/checks.md',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.yml:1', '.yaml:1'],
      match: /^(?<file>[^:\s][^:]*\.ya?ml):(?<line>\d+):(?<column>\d+): (?<message>.+) \[(?<code>[a-z][a-z-]+)\]$/,
      severity: 'error',
      block: { continues: (line) => (/^\s*(?:\d+ )?\|/.test(line) ? 'yes' : 'no'), maxLines: 4 },
      read: (lines, { message = '', code = '' }) => {
        const shell = /^shellcheck reported issue in this script: (?<id>SC\d+):\w+:\d+:\d+: (?<text>.+)$/.exec(
          message,
        )?.groups;
        const shown = lines.find((line) => /^\s*\d+ \|/.test(line))?.replace(/^\s*\d+ \| ?/, '');
        return {
          ...(shell?.id && { code: `${code} ${shell.id}`, message: shell.text as string }),
          ...(shown && { snippet: [shown] }),
        };
      },
      examples: [
        {
          log: '.github/workflows/ci.yml:19:9: shellcheck reported issue in this script: SC2086:info:1:15: Double quote to prevent globbing [shellcheck]\n   |\n19 |       run: echo $x\n   |       ^~~~\nci.yml:3:5: unexpected key "job" for "workflow" section [syntax-check]',
          gives: [
            {
              severity: 'error',
              code: 'shellcheck SC2086',
              line: 19,
              column: 9,
              message: 'Double quote to prevent globbing',
            },
            { code: 'syntax-check', line: 3 },
          ],
        },
      ],
    },
  ],
};
