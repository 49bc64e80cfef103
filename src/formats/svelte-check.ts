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
    {
      // --output machine
      triggers: [' ERROR "', ' WARNING "'],
      match: /^\d{10,} (?<severity>ERROR|WARNING) "(?<file>[^"]+)" (?<line>\d+):(?<column>\d+) "(?<said>.*)"$/,
      read: (_, { said = '' }) => ({
        message: said.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped)),
      }),
      examples: [
        {
          log: '1795248915704 WARNING "A.svelte" 7:8 "Unused CSS selector \\".unused\\"\\nhttps://svelte.dev/e/css_unused_selector"\n1795248915704 ERROR "A.svelte" 2:5 "Type \'string\' is not assignable to type \'number\'."',
          gives: [
            {
              severity: 'warning',
              file: 'A.svelte',
              line: 7,
              column: 8,
              message: 'Unused CSS selector ".unused"\nhttps://svelte.dev/e/css_unused_selector',
            },
            { severity: 'error', line: 2, column: 5 },
          ],
        },
      ],
    },
  ],
};
