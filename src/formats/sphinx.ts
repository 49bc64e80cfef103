import type { Format } from '../core/format.ts';

export const sphinx: Format = {
  name: 'sphinx',
  title: 'Sphinx and docutils',
  url: 'https://www.sphinx-doc.org/en/master/usage/configuration.html#confval-suppress_warnings',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['WARNING: ', 'ERROR: ', 'SEVERE: ', 'CRITICAL: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*(?::docstring of [\w.]+)?|<[^>]+>)(?::(?<line>\d+))?: (?<severity>WARNING|ERROR|SEVERE|CRITICAL): (?<message>.*)$/,
      severity: { warning: 'warning', error: 'error', severe: 'error', critical: 'error' },
      read: (_, { file = '', message = '' }) => {
        const { path = file, object } = /^(?<path>.*?):docstring of (?<object>.+)$/.exec(file)?.groups ?? {};
        if (!/\.(?:rst|md|txt|py|ipynb|inc|html|c|h)$/.test(path)) return null;
        const { text = message, code } = /^(?<text>.*) \[(?<code>[a-z][\w.-]+)\]$/.exec(message)?.groups ?? {};
        return {
          file: path,
          message: text,
          ...(code && { code }),
          ...(object && { related: [{ message: `docstring of ${object}` }] }),
        };
      },
      examples: [
        {
          log: "/home/dev/docs/index.rst:12: WARNING: undefined label: 'nowhere' [ref.ref]\n/home/dev/docs/a.rst: WARNING: document isn't included in any toctree\n/home/dev/pkg/a.py:docstring of pkg.f:3: ERROR: Unexpected indentation.",
          gives: [
            { severity: 'warning', code: 'ref.ref', message: "undefined label: 'nowhere'", line: 12 },
            { message: "document isn't included in any toctree", file: 'home/dev/docs/a.rst' },
            { severity: 'error', file: 'home/dev/pkg/a.py', line: 3, message: 'Unexpected indentation.' },
          ],
        },
      ],
    },
    {
      triggers: ['(ERROR/3)', '(WARNING/2)', '(INFO/1)', '(SEVERE/4)'],
      match: /^(?<file>[^:]+):(?<line>\d+): \((?<severity>INFO|WARNING|ERROR|SEVERE)\/\d\) (?<message>.+)$/,
      severity: { info: 'info', warning: 'warning', error: 'error', severe: 'error' },
      examples: [
        {
          log: 'README.rst:3: (ERROR/3) Unknown directive type "foo".',
          gives: [{ severity: 'error', line: 3, message: 'Unknown directive type "foo".' }],
        },
      ],
    },
  ],
};
