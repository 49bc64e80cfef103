import type { Format } from '../core/format.ts';

export const oracle: Format = {
  name: 'oracle',
  title: 'Oracle: Pro*C, PL/SQL, SQL*Plus',
  url: 'https://docs.oracle.com/en/database/oracle/oracle-database/19/errmg/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['error at line ', 'Error at line ', ' in line ', 'block at line ', ': line '],
      match:
        /^(?:(?<code>PCC-[A-Z]?-?\d+): )?(?<message>(?:Semantic |Syntax )?[Ee]rror|invalid .+?|mismatched .+?|)(?: at column name in| at| in|) ?line (?<line>\d+)(?:,? column (?<column>\d+))?,?(?: in| of)? file (?<file>[^\s:]+):?$/,
      severity: 'error',
      block: { continues: (line) => (/^\S/.test(line) && !/ line \d+/.test(line) ? 'last' : 'no') },
      read: ([, said], { message, code }) => ({ message: said ?? (message || code || 'error') }),
      examples: [
        {
          log: 'Semantic error at line 528, column 5, file erosacqdb.pc:\nPCC-02150: error at line 49, column 27 in file /usr/src/a.hpp\nPCC-00004: mismatched IF/ELSE/ENDIF block at line 27 in file /usr/src/b.hpp',
          gives: [
            { severity: 'error', file: 'erosacqdb.pc', line: 528, column: 5 },
            { code: 'PCC-02150', line: 49, column: 27 },
            { code: 'PCC-00004', line: 27 },
          ],
        },
      ],
    },
    {
      triggers: ['ORA-0', 'ORA-1', 'ORA-2', 'ORA-3', 'PLS-0', 'SP2-0', 'TNS-0', 'TNS-1'],
      match:
        /^(?:(?<line>\d+)\/(?<column>\d+)\s+)?(?:ERROR: |Error: )?(?<code>(?:ORA|PLS|SP2|TNS)-\d{4,5}): (?<message>.+)$/,
      severity: 'error',
      examples: [
        {
          log: "ORA-00942: table or view does not exist\n3/5      PLS-00201: identifier 'X' must be declared",
          gives: [
            { severity: 'error', code: 'ORA-00942' },
            { code: 'PLS-00201', line: 3, column: 5 },
          ],
        },
      ],
    },
  ],
};
