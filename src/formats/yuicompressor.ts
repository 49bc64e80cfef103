import type { Format } from '../core/format.ts';

export const yuicompressor: Format = {
  name: 'yuicompressor',
  title: 'YUI Compressor',
  url: 'https://yui.github.io/yuicompressor/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['[WARNING] ', '[ERROR] '],
      match:
        /^\[(?<severity>WARNING|ERROR)\] (?<message>(?:Try to use a single|The (?:argument|variable|function|symbol)|Invalid hint|Found an undeclared|Using 'eval'|Using 'with'|Unexpected|Function ).*)$/,
      severity: { warning: 'warning', error: 'error' },
      examples: [
        {
          log: "[WARNING] Try to use a single 'var' statement per scope. bar;var ---> baz  <--- ;",
          gives: [{ severity: 'warning' }],
        },
      ],
    },
  ],
};
