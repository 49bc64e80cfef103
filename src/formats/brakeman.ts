import type { Format } from '../core/format.ts';

export const brakeman: Format = {
  name: 'brakeman',
  title: 'Brakeman',
  url: 'https://brakemanscanner.org/docs/options/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' near line '],
      match: /^(?<file>\S+\.(?:rb|erb|haml|slim|rhtml))\s{1,20}(?<line>\d+)\s{1,20}(?<message>[A-Z].*)$/,
      severity: 'warning',
      read: (_, { message = '' }) => {
        const code = /^[A-Z][\w -]*?(?=\t| {2,}| General )/.exec(message.slice(0, 80))?.[0];
        return code !== undefined && / near line \d/.test(message) ? { code } : null;
      },
      examples: [
        {
          log: '/app/models/package.rb\t13\tCommand Injection\tGeneral\tPossible command injection near line 13: system("ls")\tHigh',
          gives: [{ severity: 'warning', code: 'Command Injection', file: 'app/models/package.rb', line: 13 }],
        },
      ],
    },
    {
      triggers: ['Confidence: '],
      match: /^Confidence: (?<confidence>High|Medium|Weak)$/,
      block: {
        continues: (line) =>
          /^(?:Category|Check|Message|Code|File|Line|Rescues): /.test(line)
            ? line.startsWith('Line: ')
              ? 'last'
              : 'yes'
            : 'no',
        maxLines: 10,
      },
      read: (lines) => {
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const [message, file, line, code] = [field('Message'), field('File'), field('Line'), field('Category')];
        return message === undefined || file === undefined
          ? null
          : { severity: 'warning', message, file, ...(line && { line: Number(line) }), ...(code && { code }) };
      },
      examples: [
        {
          log: 'Confidence: High\nCategory: SQL Injection\nCheck: SQL\nMessage: Possible SQL injection\nCode: User.where("id = #{params[:id]}")\nFile: app/user.rb\nLine: 7',
          gives: [
            {
              severity: 'warning',
              code: 'SQL Injection',
              message: 'Possible SQL injection',
              file: 'app/user.rb',
              line: 7,
            },
          ],
        },
      ],
    },
  ],
};
