import type { Format } from '../core/format.ts';
import { readBiomeFixes } from './shared/biome-diff.ts';

export const biome: Format = {
  name: 'biome',
  title: 'Biome and Rome',
  url: 'https://biomejs.dev/reference/diagnostics/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' ━━━'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*)(?::(?<line>\d+):(?<column>\d+))? (?<code>(?:lint|assist|syntax|format|parse|organizeImports|suppressions|internalError|files|project|check|ci|configuration|deserialize|assists)[\w/]*)(?: {1,2}(?:FIXABLE|INTERNAL|DEPRECATED|VERBOSE|FATAL))*\s+━+$/,
      severity: 'error',
      block: {
        continues: (line) =>
          / ━{3,}$|^(?:Checked|Found|Skipped|The number) /.test(line) || /^\S/.test(line) ? 'no' : 'yes',
        maxLines: 200,
      },
      read: (lines, { file = '' }) => {
        const said = lines.slice(1).map((line) => line.trim());
        const at = said.findIndex((line) => /^[×✖⚠ℹ!i] /.test(line));
        const mark = said[at]?.[0] ?? '×';
        const end = said.findIndex((line, i) => i > at && line === '');
        const message = said
          .slice(Math.max(0, at), end === -1 ? at + 1 : end)
          .join(' ')
          .replace(/^[×✖⚠ℹ!i] +/, '');
        if (/^(?:check|ci|lint|format)$/.test(file)) return [];
        const fixes = readBiomeFixes(lines, file);
        const severity = /[⚠!]/.test(mark) ? 'warning' : /[ℹi]/.test(mark) ? 'info' : 'error';
        return { severity, message, ...(fixes.length > 0 && { fixes }) };
      },
      examples: [
        {
          log: 'src/a.ts:3:7 lint/correctness/noUnusedVariables  FIXABLE  ━━━━━━━━━━━━━━━━\n\n  ! This variable x is unused.\n  \n    1 │ import a from "a";\n  > 3 │ const x = 1;\n      │       ^\n\nChecked 1 file in 2ms. No fixes applied.',
          gives: [
            {
              severity: 'warning',
              code: 'lint/correctness/noUnusedVariables',
              message: 'This variable x is unused.',
              file: 'src/a.ts',
              line: 3,
              column: 7,
            },
          ],
        },
        {
          log: 'src/b.ts format ━━━━━━━━━━━━━━━━━━━━\n\n  × Formatter would have printed the following content:\n\n    1 │ - a',
          gives: [
            {
              severity: 'error',
              code: 'format',
              file: 'src/b.ts',
              message: 'Formatter would have printed the following content:',
            },
          ],
        },
      ],
    },
  ],
};
