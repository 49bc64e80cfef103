import type { Format, Groups, Reading } from '../core/format.ts';

/** Workflow commands as a program prints them, and as the runner shows them in its log (Azure Pipelines likewise). */
export const githubActions: Format = {
  name: 'github-actions',
  title: 'GitHub Actions workflow commands',
  url: 'https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['::error', '::warning', '::notice'],
      match: /^::(?<severity>error|warning|notice)(?: (?<properties>(?:[^:]|:(?!:))*))?::(?<message>.*)$/,
      severity: { error: 'error', warning: 'warning', notice: 'info' },
      read: readCommand,
      examples: [
        {
          log: '::error file=src/app.js,line=3,endLine=3,col=5,endColumn=7,title=Style::Missing semicolon%0Asecond line',
          gives: [
            {
              severity: 'error',
              file: 'src/app.js',
              line: 3,
              column: 5,
              endLine: 3,
              endColumn: 7,
              message: 'Style: Missing semicolon\nsecond line',
            },
          ],
        },
        {
          log: '::error title=ruff (F401),file=total.py,line=1,col=8,endLine=1,endColumn=10::total.py:1:8: F401 `os` imported but unused',
          gives: [{ code: 'F401', file: 'total.py', line: 1, column: 8, message: 'F401 `os` imported but unused' }],
        },
        { log: '::notice::deployed', gives: [{ severity: 'info', message: 'deployed' }] },
      ],
    },
    {
      triggers: ['##[error]', '##[warning]', '##[notice]'],
      match: /^##\[(?<severity>error|warning|notice)\](?<message>.*)$/,
      severity: { error: 'error', warning: 'warning', notice: 'info' },
      // That a step failed follows from what stands above it.
      read: (_, { message = '' }) => (message.trim() === '' || consequence.test(message) ? [] : { message }),
      examples: [
        {
          log: '##[error]Unable to resolve action `actions/nothing@v1`, repository not found\n##[error]Process completed with exit code 1.',
          gives: [
            { severity: 'error', message: 'Unable to resolve action `actions/nothing@v1`, repository not found' },
          ],
        },
      ],
    },
  ],
};

const consequence =
  /^(?:Error: )?(?:Process completed with exit code \d|(?:The process|Bash|PowerShell|Cmd\.exe|Script|Command)\b.{0,300} (?:exited|failed) with (?:exit )?code\b|The operation was canceled)/;

function readCommand(_: readonly string[], { message = '', properties = '' }: Groups): Reading {
  const values = new Map(
    properties.split(',').map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals).trim(), decode(pair.slice(equals + 1))] as const;
    }),
  );
  const [file, title] = [values.get('file'), values.get('title')];
  const numbers = { line: 'line', endLine: 'endLine', column: 'col', endColumn: 'endColumn' } as const;
  const place = Object.entries(numbers).flatMap(([field, name]) => {
    const value = Number(values.get(name));
    return Number.isSafeInteger(value) && value > 0 ? [[field, value] as const] : [];
  });
  const code = /^(?:(?<rule>\S*[/-]\S*)|[^()]* \((?<named>[^()\s]+)\))$/.exec(title ?? '')?.groups;
  // Where the command names the place, the message need not.
  const text = file ? decode(message).replace(/^[^\s:]+:\d+(?::\d+)?: /, '') : decode(message);
  const id = code?.rule ?? code?.named;
  return {
    message: title && !id && !text.startsWith(title) ? `${title}: ${text}` : text,
    ...(id && { code: id }),
    ...(file && { file }),
    ...Object.fromEntries(place),
  };
}

/** The runner escapes what would end the command: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function decode(text: string): string {
  return text.replace(/%(?:0A|0D|25|2C|3A)/gi, (code) => decodeURIComponent(code));
}
