import type { Format } from '../core/format.ts';

export const robotFramework: Format = {
  name: 'robot-framework',
  title: 'Robot Framework, rflint and Robocop',
  url: 'https://robotframework.org/robotframework/latest/RobotFrameworkUserGuide.html#console-output',
  columnUnit: 'character',
  rules: [
    {
      triggers: [
        ', 0: ',
        ': Line ',
        '0: No ',
        ' (LineTooLong)',
        ' (Trailing',
        ' (Require',
        ' (Duplicate',
        ' (Invalid',
        ' (TooMany',
        ' (TooFew',
        ' (PeriodIn',
        ' (TableSpacing)',
        ' (TagWithSpaces)',
        ' (Ignore',
        ' (Custom',
        ' (FileTooLong)',
        ' (AvoidOld',
      ],
      heading: /^\+ (?<file>\S.*)$/,
      match: /^(?<severity>[EWIK]): (?<line>\d+), (?<column>\d+): (?<message>.+) \((?<code>\w+(?: \w+)*)\)$/,
      severity: { e: 'error', w: 'warning', i: 'info', k: 'info' },
      examples: [
        {
          log: '+ ./login.robot\nW: 25, 100: Line is too long (exceeds 100 characters) (LineTooLong)\nE: 40, 0: No keyword documentation (RequireKeywordDocumentation)',
          gives: [
            { severity: 'warning', file: 'login.robot', line: 25, column: 100, code: 'LineTooLong' },
            { severity: 'error', file: 'login.robot', line: 40 },
          ],
        },
      ],
    },
    {
      triggers: ['| FAIL |'],
      match: /^(?<name>.*\S) +\| FAIL \|$/,
      block: { continues: (line) => (/^-{20,}$|^={20,}$|^\d+ tests?, /.test(line) ? 'no' : 'yes'), maxLines: 30 },
      read: ([, ...said], { name = '' }) => {
        const [message] = said;
        return message === undefined || /^\d+ (?:critical )?tests?, /.test(message)
          ? []
          : { severity: 'error', code: (name.split(' :: ')[0] ?? name).trim(), message: said.join('\n') };
      },
      examples: [
        {
          log: 'Login works :: Checks the login                                       | FAIL |\nShould be equal: a != b\n------------------------------------------------------------------------------',
          gives: [{ severity: 'error', code: 'Login works', message: 'Should be equal: a != b' }],
        },
      ],
    },
    {
      triggers: ['.robot:1', '.resource:1'],
      match:
        /^(?<file>[^:]+\.(?:robot|resource)):(?<line>\d+):(?<column>\d+) \[(?<severity>[EWI])\] (?<code>\d{4}|[A-Z]+\d+) (?<message>.+)$/,
      severity: { e: 'error', w: 'warning', i: 'info' },
      examples: [
        {
          log: "tests/a.robot:3:1 [W] 0201 Missing documentation in 'X' keyword (missing-doc-keyword)",
          gives: [{ severity: 'warning', code: '0201', line: 3, column: 1 }],
        },
      ],
    },
    {
      triggers: ["] Error in file '"],
      match: /^\[ (?<severity>ERROR|WARN) \] Error in file '(?<file>[^']+)' on line (?<line>\d+): (?<message>.+)$/,
      severity: { error: 'error', warn: 'warning' },
      block: {
        continues: (line) => (/^Traceback |^ {2}\S|^PYTHONPATH:$|^CLASSPATH:$/.test(line) ? 'yes' : 'no'),
        maxLines: 60,
      },
      examples: [
        {
          log: "[ ERROR ] Error in file '/home/dev/a.robot' on line 3: Importing library 'NoSuchLib' failed: ModuleNotFoundError: No module named 'NoSuchLib'\nTraceback (most recent call last):\n  None\nPYTHONPATH:\n  /home/dev/bin\n==========",
          gives: [
            {
              severity: 'error',
              file: 'home/dev/a.robot',
              line: 3,
              message: "Importing library 'NoSuchLib' failed: ModuleNotFoundError: No module named 'NoSuchLib'",
            },
          ],
        },
      ],
    },
  ],
};
