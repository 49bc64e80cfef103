import type { Continuation, Format, Reading } from '../core/format.ts';

export const npm: Format = {
  name: 'npm',
  title: 'npm',
  url: 'https://docs.npmjs.com/common-errors',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['npm error', 'npm ERR!'],
      match: /^npm (?:error|ERR!)(?: (?<message>.*))?$/,
      severity: 'error',
      block: { continues },
      read,
      examples: [
        {
          log: "npm error code E404\nnpm error 404 Not Found - GET https://registry.example.org/nosuch\nnpm error 404\nnpm error 404  The requested resource 'nosuch@*' could not be found\nnpm error A complete log of this run can be found in: /home/dev/.npm/_logs/x.log",
          gives: [
            {
              severity: 'error',
              code: 'E404',
              message: 'Not Found - GET https://registry.example.org/nosuch',
              related: [{ message: "The requested resource 'nosuch@*' could not be found" }],
            },
          ],
        },
        {
          log: 'npm error Missing script: "nosuch"\nnpm error\nnpm error To see a list of scripts, run:\nnpm error   npm run',
          gives: [
            {
              severity: 'error',
              message: 'Missing script: "nosuch"',
              related: [{ message: 'To see a list of scripts, run:' }, { message: 'npm run' }],
            },
          ],
        },
        {
          log: 'npm error Lifecycle script `build` failed with error:\nnpm error code 3\nnpm error path /home/dev/app\nnpm error workspace app@1.0.0',
          gives: [],
        },
      ],
    },
    {
      triggers: ['npm warn', 'npm WARN'],
      match: /^npm (?:warn|WARN) (?<code>EBADENGINE|deprecated|ERESOLVE|EACCES)\b ?(?<message>.*)$/,
      severity: 'warning',
      block: {
        continues: (line): Continuation =>
          /^npm (?:warn|WARN) (?:EBADENGINE|ERESOLVE) (?:[ }]|While|Found|Could)/.test(line) ? 'yes' : 'no',
      },
      read: () => ({}),
      examples: [
        {
          log: 'npm warn deprecated glob@7.2.3: Glob versions prior to v9 are no longer supported',
          gives: [
            {
              severity: 'warning',
              code: 'deprecated',
              message: 'glob@7.2.3: Glob versions prior to v9 are no longer supported',
            },
          ],
        },
      ],
    },
  ],
};

/** The name of the log is npm's last word; another run's first may follow at once. */
function continues(line: string, lines: readonly string[]): Continuation {
  if (!/^npm (?:error|ERR!)/.test(line)) return 'no';
  return /found in: ?\S/.test(line) || /found in: ?$/.test(lines.at(-1) ?? '') ? 'last' : 'yes';
}

/** A failed script has said itself what was wrong; the rest is npm's own trouble, in the words after the code. */
function read(lines: readonly string[]): Reading {
  const said = lines.map((line) => line.replace(/^npm (?:error|ERR!) ?/, ''));
  if (said.some((line) => /^code ELIFECYCLE|^Lifecycle script|^Exit status \d|^command failed/.test(line))) return [];
  const code = said.map((line) => /^code (E?[A-Z][A-Z0-9_]+)$/.exec(line)?.[1]).find((found) => found !== undefined);
  const text = said
    .filter(
      (line) =>
        !/^(?:code |errno |syscall |path |dest |$)|A complete log of this run|^\/.*-debug-\d+\.log$|^For a full report|^\/.*report\.txt$/.test(
          line,
        ),
    )
    .map((line) => line.replace(/^(?:404|ERESOLVE|JSON\.parse|network|notarget|E[A-Z]+) ?/, '').trim())
    .filter(Boolean);
  const [message, ...others] = text;
  if (message === undefined) return code === undefined ? [] : { code, message: code };
  return {
    message,
    ...(code && { code }),
    ...(others.length > 0 && { related: others.slice(0, 20).map((line) => ({ message: line })) }),
  };
}
