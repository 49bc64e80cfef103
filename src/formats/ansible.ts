import type { Format } from '../core/format.ts';

export const ansible: Format = {
  name: 'ansible',
  title: 'Ansible',
  url: 'https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_error_handling.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['fatal: [', 'failed: ['],
      match:
        /^(?:fatal|failed): \[(?<step>[^\]]+)\](?: \(item=.*?\))?: (?<outcome>FAILED!|UNREACHABLE!|UNDEFINED) => (?<message>.*)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          lines.at(-1) === '}' || lines[0]?.endsWith('}') || /^(?:TASK|PLAY|\.\.\.ignoring|$)/.test(line)
            ? 'no'
            : 'yes',
        maxLines: 200,
      },
      read: (lines, { outcome }) => {
        const text = lines.join('\n').replace(/^.*? => /, '');
        return {
          message:
            /"msg": "((?:[^"\\]|\\.){1,2000})"/.exec(text)?.[1]?.replaceAll('\\n', '\n').replaceAll('\\"', '"') ??
            text.split('\n')[0] ??
            '',
          code: (outcome ?? '').replace('!', ''),
        };
      },
      examples: [
        {
          log: 'fatal: [web1]: FAILED! => {"changed": false, "msg": "No package matching \'nosuch\' found available"}',
          gives: [
            {
              severity: 'error',
              step: 'web1',
              code: 'FAILED',
              message: "No package matching 'nosuch' found available",
            },
          ],
        },
      ],
    },
    {
      triggers: ['ERROR! ', '[ERROR]: '],
      match: /^(?:ERROR! |\[ERROR\]: )(?<message>.+)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^(?:The error appears to be in|Origin: |The offending line|\s|$|\^ here)/.test(line) ? 'yes' : 'no',
        maxLines: 30,
      },
      read: (lines) => {
        const { file, line, column } =
          /in '(?<file>[^']+)': line (?<line>\d+), column (?<column>\d+)/.exec(lines.join('\n'))?.groups ??
          lines
            .map((line) => /^Origin: (?<file>\S.*?):(?<line>\d+):(?<column>\d+)$/.exec(line)?.groups)
            .find(Boolean) ??
          {};
        return file ? { file, line: Number(line), column: Number(column) } : {};
      },
      examples: [
        {
          log: "ERROR! 'tsks' is not a valid attribute for a Play\n\nThe error appears to be in '/home/dev/site.yml': line 2, column 3, but may\nbe elsewhere",
          gives: [
            {
              severity: 'error',
              message: "'tsks' is not a valid attribute for a Play",
              file: 'home/dev/site.yml',
              line: 2,
              column: 3,
            },
          ],
        },
        {
          log: "[ERROR]: couldn't resolve module/action 'foo_bar'.\nOrigin: /home/dev/p.yml:7:5\n\n7   - name: X\n      ^ column 5\n",
          gives: [{ severity: 'error', file: 'home/dev/p.yml', line: 7, column: 5 }],
        },
      ],
    },
  ],
};
