import type { Format } from '../core/format.ts';
import { readPointer, sourcePointer } from './shared/source-pointer.ts';

export const coffee: Format = {
  name: 'coffee',
  title: 'CoffeeScript',
  url: 'https://coffeescript.org/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.coffee:1', '.litcoffee:1', '.cjsx:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:lit)?(?:coffee|cjsx)):(?<line>\d+):(?<column>\d+): error: (?<message>.+)$/,
      severity: 'error',
      block: sourcePointer(),
      read: (lines) => {
        const { snippet } = readPointer(lines);
        return snippet ? { snippet: [...snippet] } : {};
      },
      examples: [
        {
          log: 'a.coffee:1:5: error: missing )\nf = (x ->\n    ^',
          gives: [
            { severity: 'error', file: 'a.coffee', line: 1, column: 5, message: 'missing )', snippet: ['f = (x ->'] },
          ],
        },
      ],
    },
  ],
};
