import type { Format } from '../core/format.ts';

export const rolldown: Format = {
  name: 'rolldown',
  title: 'Rolldown, and Vite since version 8',
  url: 'https://rolldown.rs/reference/',
  columnUnit: 'utf16',
  rules: [
    {
      // Code and message stand above the place, the source with its labels below it.
      triggers: ['╭─[ '],
      match: /^ *╭─\[ (?<file>\S.*?):(?<line>\d+):(?<column>\d+) \]$/,
      heading: /^(?:\[[\w:@/-]+\] )?(?<severity>Warning: |\(!\) )?\[(?<code>[A-Z][A-Z_]+)\] (?<message>\S.*)$/,
      block: {
        continues: (line) => (/^ *\d* *[│·]/.test(line) ? 'yes' : /^ *─*╯$/.test(line) ? 'last' : 'no'),
        maxLines: 60,
      },
      read: (lines, { severity, line }) => {
        const shown = lines.map((each) => /^ *(\d+) │ ?(.*)$/.exec(each)).find((row) => row?.[1] === line)?.[2];
        const labels = lines.flatMap((each) => /[╰├]─+ (.+?) *$/.exec(each)?.[1] ?? []);
        const helps = lines.flatMap((each) => /^ *│ +(?:Help|Note): (.+)$/.exec(each)?.[1] ?? []);
        const related = [...labels, ...helps.map((help) => `help: ${help}`)].map((message) => ({ message }));
        return {
          severity: severity ? 'warning' : 'error',
          ...(shown && { snippet: [shown] }),
          ...(related.length > 0 && { related }),
        };
      },
      examples: [
        {
          log: 'error during build:\nBuild failed with 2 errors:\n\n[MISSING_EXPORT] "zz" is not exported by "s/b.js".\n   ╭─[ a.js:1:9 ]\n   │\n 1 │ import {zz} from "./s/b.js";\n   │         ─┬  \n   │          ╰── Missing export\n───╯\n\n[UNRESOLVED_IMPORT] Could not resolve \'./nope\' in a.js\n   ╭─[ a.js:2:15 ]\n   │\n 2 │ import a from "./nope";\n   │               ────┬───  \n   │                   ╰───── Module not found.\n   │ \n   │ Help: \'a.js\' is imported by the following path:\n   │         - a.js\n───╯\n\n    at buildEnvironment (file:///home/dev/node_modules/vite/dist/node/chunks/node.js:34787:66)\n}',
          gives: [
            {
              severity: 'error',
              code: 'MISSING_EXPORT',
              message: '"zz" is not exported by "s/b.js".',
              file: 'a.js',
              line: 1,
              column: 9,
              snippet: ['import {zz} from "./s/b.js";'],
              related: [{ message: 'Missing export' }],
            },
            {
              code: 'UNRESOLVED_IMPORT',
              line: 2,
              column: 15,
              related: [
                { message: 'Module not found.' },
                { message: "help: 'a.js' is imported by the following path:" },
              ],
            },
          ],
        },
      ],
    },
    {
      triggers: ['[UNRESOLVED_ENTRY]'],
      match: /^\[(?<code>UNRESOLVED_ENTRY)\] (?<message>.+)$/,
      severity: 'error',
      examples: [
        {
          log: '[UNRESOLVED_ENTRY] Cannot resolve entry module no.js.\n\n    at run (file:///home/dev/node_modules/rolldown/dist/a.mjs:50:18)',
          gives: [{ severity: 'error', code: 'UNRESOLVED_ENTRY', message: 'Cannot resolve entry module no.js.' }],
        },
      ],
    },
    {
      triggers: ['Build failed with '],
      match: /^(?:Error: )?Build failed with \d+ errors?:$/,
      read: () => [],
      examples: [{ log: 'Error: Build failed with 1 error:\n', gives: [] }],
    },
    {
      triggers: ['[vite]: Rolldown failed'],
      match: /^(?:Error: )?\[vite\]: (?<message>Rolldown failed to resolve import "[^"]+" from "(?<file>[^"]+)"\.)$/,
      severity: 'error',
      block: { continues: (line) => (line !== '' && !/^\S.*:\d+:\d+/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      read: () => ({ code: 'UNRESOLVED_IMPORT' }),
      examples: [
        {
          log: 'Error: [vite]: Rolldown failed to resolve import "nopkg" from "/home/dev/project/a.js".\nThis is most likely unintended because it can break your application at runtime.\n    at viteLog (file:///home/dev/node_modules/vite/dist/node/chunks/node.js:34880:57)',
          gives: [
            {
              severity: 'error',
              code: 'UNRESOLVED_IMPORT',
              file: 'home/dev/project/a.js',
              message: 'Rolldown failed to resolve import "nopkg" from "/home/dev/project/a.js".',
            },
          ],
        },
      ],
    },
  ],
};
