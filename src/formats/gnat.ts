import type { Format } from '../core/format.ts';

export const gnat: Format = {
  name: 'gnat',
  title: 'GNAT and GPRbuild',
  url: 'https://docs.adacore.com/gnat_ugn-docs/html/gnat_ugn/gnat_ugn.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.adb:1', '.ads:1', '.ada:1', '.gpr:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:ad[bsa]|gpr)):(?<line>\d+):(?<column>\d+): (?:(?<severity>error|warning|info|low|medium|high|\(style\)): ?|(?<style>\(style\)) )?(?<message>\S.*)$/,
      severity: {
        '': 'error',
        error: 'error',
        warning: 'warning',
        info: 'info',
        low: 'info',
        medium: 'warning',
        high: 'error',
      },
      read: (_, { style }) => (style ? { severity: 'warning', code: 'style' } : {}),
      examples: [
        {
          log: 'foobar.adb:8:05: warning: variable "X" is assigned but never read\nfoobar.ads:6:22: type definition expected\na.adb:3:01: (style) bad indentation',
          gives: [
            { severity: 'warning', file: 'foobar.adb', line: 8, column: 5 },
            { severity: 'error', line: 6, column: 22 },
            { severity: 'warning', code: 'style' },
          ],
        },
      ],
    },
  ],
};
