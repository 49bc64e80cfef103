import type { Format } from '../core/format.ts';

export const svelteCheck: Format = {
  name: 'svelte-check',
  title: 'svelte-check and astro check',
  url: 'https://github.com/sveltejs/language-tools/tree/master/packages/svelte-check',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.svelte:1', '.ts:1', '.js:1', '.astro:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:]+\.(?:svelte|astro|[jt]s)):(?<line>\d+):(?<column>\d+)$/,
      block: { continues: (line) => (/^(?:Error|Warn(?:ing)?|Hint): /.test(line) ? 'last' : 'no') },
      read: ([, said = '']) => {
        const { kind, message } = /^(?<kind>Error|Warn(?:ing)?|Hint): (?<message>.+)$/.exec(said)?.groups ?? {};
        return message
          ? {
              severity: kind === 'Error' ? 'error' : kind === 'Hint' ? 'info' : 'warning',
              message: message.replace(/ \((?:ts|js|svelte|css)\)$/, ''),
            }
          : null;
      },
      examples: [
        {
          log: "/home/dev/src/App.svelte:3:5\nError: Type 'string' is not assignable to type 'number'. (ts)\n",
          gives: [
            {
              severity: 'error',
              file: 'home/dev/src/App.svelte',
              line: 3,
              column: 5,
              message: "Type 'string' is not assignable to type 'number'.",
            },
          ],
        },
      ],
    },
  ],
};
