import type { Format, Reading } from '../core/format.ts';

export const jsonLog: Format = {
  name: 'json-log',
  title: 'Issues of the Jenkins warnings plugin, one JSON object a line',
  url: 'https://github.com/jenkinsci/analysis-model',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['"fileName":'],
      match: /^\s*\{"fileName":/,
      read: ([line = '']) => readIssue(line),
      examples: [
        {
          log: '{"fileName":"test.txt","severity":"ERROR","lineStart":10,"lineEnd":11,"columnStart":5,"message":"some message"}',
          gives: [{ severity: 'error', file: 'test.txt', line: 10, endLine: 11, column: 5, message: 'some message' }],
        },
      ],
    },
  ],
};

function readIssue(line: string): Reading {
  try {
    const issue = JSON.parse(line) as Readonly<Record<string, unknown>>;
    const text = (name: string) => (typeof issue[name] === 'string' ? (issue[name] as string) : undefined);
    const number = (name: string) =>
      typeof issue[name] === 'number' && (issue[name] as number) > 0 ? (issue[name] as number) : undefined;
    const [range] = Array.isArray(issue.lineRanges)
      ? (issue.lineRanges as readonly Readonly<Record<string, unknown>>[])
      : [];
    const start = number('lineStart') ?? (typeof range?.start === 'number' ? range.start : undefined);
    const end = number('lineEnd') ?? (typeof range?.end === 'number' ? range.end : undefined);
    const [file, column, endColumn, code] = [
      text('fileName'),
      number('columnStart'),
      number('columnEnd'),
      text('type') ?? text('category'),
    ];
    if (file === undefined) return null;
    const severity = text('severity') ?? 'NORMAL';
    return {
      severity: /ERROR/.test(severity) ? 'error' : /LOW/.test(severity) ? 'info' : 'warning',
      message: text('message') ?? text('description') ?? '',
      file,
      ...(start && { line: start }),
      ...(end && { endLine: end }),
      ...(column && { column }),
      ...(endColumn && { endColumn: endColumn + 1 }),
      ...(code && { code }),
    };
  } catch {
    // Cut, or not JSON at all.
    return null;
  }
}
