import type { Format } from '../core/format.ts';

export const i18nspector: Format = {
  name: 'i18nspector',
  title: 'i18nspector',
  url: 'https://jwilk.net/software/i18nspector',
  columnUnit: 'character',
  rules: [
    {
      // errors, warnings, information, pedantry
      triggers: ['.po: ', '.pot: ', '.mo: ', '.gmo: '],
      match: /^(?<level>[EWIP]): (?<file>[^:]+\.(?:pot?|g?mo)): (?<code>[a-z][a-z0-9-]+)(?: (?<message>\S.*))?$/,
      read: (_, { level = '', code = '', message }) => {
        const line = /^line (\d+)$/.exec(message ?? '')?.[1];
        return {
          severity: level === 'E' ? 'error' : level === 'W' ? 'warning' : 'info',
          message: [code.replaceAll('-', ' '), line ? undefined : message].filter(Boolean).join(': '),
          ...(line && { line: Number(line) }),
        };
      },
      examples: [
        {
          log: 'E: a.po: syntax-error-in-po-file line 16\nP: b.po: no-mime-version-header-field MIME-Version: 1.0\nW: b.po: no-last-translator-header-field',
          gives: [
            {
              severity: 'error',
              code: 'syntax-error-in-po-file',
              file: 'a.po',
              line: 16,
              message: 'syntax error in po file',
            },
            { severity: 'info', message: 'no mime version header field: MIME-Version: 1.0' },
            { severity: 'warning', code: 'no-last-translator-header-field' },
          ],
        },
      ],
    },
  ],
};
