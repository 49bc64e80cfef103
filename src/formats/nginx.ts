import type { Format } from '../core/format.ts';

export const nginx: Format = {
  name: 'nginx',
  title: 'nginx -t',
  url: 'https://nginx.org/en/docs/ngx_core_module.html#error_log',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['[emerg] ', '[crit] ', '[alert] '],
      match: /^(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d |nginx: )\[(?<code>emerg|crit|alert)\] (?:\d+#\d+: )?(?<said>\S.*)$/,
      severity: 'error',
      read: (_, { said = '' }) => {
        const {
          message = said,
          file,
          line,
        } = /^(?<message>.+) in (?<file>\/\S+):(?<line>\d+)$/.exec(said)?.groups ?? {};
        return { message, ...(file && { file, line: Number(line) }) };
      },
      examples: [
        {
          log: '2026/11/21 08:27:39 [emerg] 8093#8093: unknown directive "servr" in /home/dev/project/a.conf:3\nnginx: [emerg] open() "/no.conf" failed (2: No such file or directory)',
          gives: [
            {
              severity: 'error',
              code: 'emerg',
              message: 'unknown directive "servr"',
              file: 'home/dev/project/a.conf',
              line: 3,
            },
            { message: 'open() "/no.conf" failed (2: No such file or directory)' },
          ],
        },
      ],
    },
  ],
};
