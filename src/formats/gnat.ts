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
      // The rest of a message is a line of the same shape.
      block: {
        continues: (line) =>
          /:\d+:\d+: (?:(?:error|warning|info): +)?(?:found (?:a |an |type )|==> |but found )/.test(line)
            ? 'yes'
            : 'no',
      },
      read: ([, ...rest], { style, message = '' }) => {
        const [, said = message, option] =
          /^(.*?)(?: \[(-gnat\w+)\])?(?: \[enabled by default\])?$/.exec(message) ?? [];
        const more = rest.map((line) => line.replace(/^.*?:\d+:\d+: (?:(?:error|warning|info): +)?/, ''));
        const code = style ? 'style' : option;
        return {
          message: [said, ...more].join(' '),
          ...(code && { code }),
          ...(style && { severity: 'warning' as const }),
        };
      },
      examples: [
        {
          log: 'foobar.adb:8:05: warning: variable "X" is assigned but never read\nfoobar.ads:6:22: type definition expected\na.adb:3:01: (style) bad indentation',
          gives: [
            { severity: 'warning', file: 'foobar.adb', line: 8, column: 5 },
            { severity: 'error', line: 6, column: 22 },
            { severity: 'warning', code: 'style' },
          ],
        },
        {
          log: 'types.adb:5:19: error: expected type "Standard.Integer"\ntypes.adb:5:19: error: found a string type\nwarn.adb:2:9: warning: unit "Ada.Calendar" is not referenced [-gnatwu]',
          gives: [
            { severity: 'error', line: 5, message: 'expected type "Standard.Integer" found a string type' },
            { severity: 'warning', code: '-gnatwu', message: 'unit "Ada.Calendar" is not referenced' },
          ],
        },
      ],
    },
  ],
};
