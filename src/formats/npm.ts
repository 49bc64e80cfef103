import type { Continuation, Format } from '../core/format.ts';
import { readNpmError, readNpmWarning } from './shared/npm-report.ts';

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
      read: readNpmError,
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
          log: 'npm ERR! code ERESOLVE\nnpm ERR! ERESOLVE could not resolve\nnpm ERR! \nnpm ERR! While resolving: react-dom@16.0.0\nnpm ERR! Found: react@18.0.0\nnpm ERR! \nnpm ERR! Could not resolve dependency:\nnpm ERR! peer react@"^16.0.0" from react-dom@16.0.0\n\nnpm ERR! A complete log of this run can be found in:\nnpm ERR!     /home/dev/.npm/_logs/x-debug.log',
          gives: [
            {
              code: 'ERESOLVE',
              message: 'could not resolve: peer react@"^16.0.0" from react-dom@16.0.0',
              related: [
                { message: 'While resolving: react-dom@16.0.0' },
                { message: 'Found: react@18.0.0' },
                { message: 'Could not resolve dependency:' },
                { message: 'peer react@"^16.0.0" from react-dom@16.0.0' },
              ],
            },
          ],
        },
        {
          // The output of a dependency's script has no other place than here.
          log: 'npm error code 1\nnpm error path /home/dev/node_modules/dep\nnpm error command failed\nnpm error command sh -c node build.js\nnpm error configuring\nnpm error Error: no compiler found\nnpm error     at Object.<anonymous> (/home/dev/node_modules/dep/build.js:1:35)',
          gives: [
            {
              message: 'Error: no compiler found',
              related: [{ message: 'command sh -c node build.js', file: 'home/dev/node_modules/dep' }],
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
      block: { continues: continuesWarning },
      read: readNpmWarning,
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
        {
          log: "npm warn EBADENGINE Unsupported engine {\nnpm warn EBADENGINE   package: 'demo@1.0.0',\nnpm warn EBADENGINE   required: { node: '>=99' },\nnpm warn EBADENGINE   current: { node: 'v20.20.2', npm: '11.0.0' }\nnpm warn EBADENGINE }",
          gives: [{ code: 'EBADENGINE', message: "Unsupported engine: demo@1.0.0 needs { node: '>=99' }" }],
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

/** Two warnings of the same kind may follow each other: what belongs to one is indented, or names no kind at all. */
function continuesWarning(line: string, [first = '']: readonly string[]): Continuation {
  const kind = /^npm (?:warn|WARN) (EBADENGINE|ERESOLVE)/.exec(first)?.[1];
  const next = /^npm (?:warn|WARN)(?: (?<kind>[A-Z]{4,}|deprecated|config|cli))?(?<rest>.*)$/.exec(line)?.groups;
  if (kind === undefined || !next) return 'no';
  if (next.kind === undefined) return kind === 'ERESOLVE' ? 'yes' : 'no';
  return next.kind === kind && /^ [ }]/.test(next.rest ?? '') ? 'yes' : 'no';
}
