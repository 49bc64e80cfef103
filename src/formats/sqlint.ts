import type { Format } from '../core/format.ts';

export const sqlint: Format = {
  name: 'sqlint',
  title: 'sqlint, sql-lint, pgsanity and psql',
  url: 'https://github.com/purcell/sqlint',
  columnUnit: 'character',
  rules: [
    {
      triggers: [':ERROR ', ':WARNING '],
      match: /^(?<file>[^\s:]+):(?<line>\d+)(?::(?<column>\d+))?:(?<severity>ERROR|WARNING) (?<message>.+)$/,
      examples: [
        {
          log: 'stdin:3:ERROR syntax error at or near "WIBBLE"',
          gives: [{ severity: 'error', file: 'stdin', line: 3 }],
        },
      ],
    },
    {
      triggers: ['[sql-lint: '],
      match: /^(?<file>[^\s:]+):(?<line>\d+) \[sql-lint: (?<code>[\w-]+)\] (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: 'a.sql:1 [sql-lint: hungarian-notation] Avoid Hungarian notation',
          gives: [{ severity: 'warning', code: 'hungarian-notation', line: 1 }],
        },
      ],
    },
    {
      triggers: ['psql:'],
      match: /^psql:(?<file>[^\s:]+):(?<line>\d+): (?<severity>ERROR|WARNING|FATAL|NOTICE): {1,2}(?<message>.+)$/,
      severity: { error: 'error', fatal: 'error', warning: 'warning', notice: 'info' },
      block: {
        continues: (line) => (/^(?:LINE \d+: |\s+\^|HINT: |DETAIL: |CONTEXT: )/.test(line) ? 'yes' : 'no'),
        maxLines: 8,
      },
      read: ([, ...more]) => {
        const related = more.filter((line) => /^(?:HINT|DETAIL|CONTEXT): /.test(line)).map((message) => ({ message }));
        return related.length > 0 ? { related } : {};
      },
      examples: [
        {
          log: 'psql:schema.sql:3: ERROR:  syntax error at or near "TABEL"\nLINE 1: CREATE TABEL a ();\n               ^',
          gives: [{ severity: 'error', file: 'schema.sql', line: 3, message: 'syntax error at or near "TABEL"' }],
        },
      ],
    },
  ],
};
