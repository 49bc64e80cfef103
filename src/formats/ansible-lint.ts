import type { Format } from '../core/format.ts';

export const ansibleLint: Format = {
  name: 'ansible-lint',
  title: 'ansible-lint',
  url: 'https://ansible.readthedocs.io/projects/lint/usage/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.yml:1', '.yaml:1'],
      match:
        /^(?<file>[^:\s][^:]*\.ya?ml):(?<line>\d+)(?::(?<column>\d+))?: (?:\[(?<old>E?\d{3}|[A-Z]+\d+)\] (?:\[[A-Z_]+\] )?|(?<code>[a-z][a-z-]+(?:\[[\w-]+\])?): )(?<message>.+?)(?: \((?:warning|not blocking)\))?$/,
      severity: 'error',
      read: (_, { old, code }) => ({ ...((old ?? code) && { code: (old ?? code) as string }) }),
      examples: [
        {
          log: 'main.yml:1: [E201] Trailing whitespace\nplays/a.yml:3:7: name[missing]: All tasks should be named.',
          gives: [
            { severity: 'error', code: 'E201', line: 1, message: 'Trailing whitespace' },
            { code: 'name[missing]', line: 3, column: 7, message: 'All tasks should be named.' },
          ],
        },
      ],
    },
    {
      triggers: ['.yml:1', '.yaml:1'],
      heading: /^(?<code>[a-z][a-z-]+(?:\[[\w-]+\])?): (?<message>.+?)(?: \((?<mild>warning)\))?$/,
      match:
        /^(?<file>[^:\s][^:]*\.ya?ml):(?<line>\d+)(?::(?<column>\d+))?(?: (?:(?:Task\/Handler|Object|Play).*|(?<why>\S.*)))?$/,
      read: (_, { mild, message, why }) => ({
        severity: mild ? 'warning' : 'error',
        ...(why && { message: `${message}: ${why}` }),
      }),
      examples: [
        {
          log: "no-changed-when: Commands should not change things if nothing needs doing.\nroles/a/tasks/main.yml:7 Task/Handler: run it\n\nload-failure[yaml]: Failed to load YAML file (warning)\nb.yml:3:7 could not find expected ':'\n",
          gives: [
            {
              code: 'no-changed-when',
              message: 'Commands should not change things if nothing needs doing.',
              file: 'roles/a/tasks/main.yml',
              line: 7,
            },
            {
              severity: 'warning',
              code: 'load-failure[yaml]',
              message: "Failed to load YAML file: could not find expected ':'",
              file: 'b.yml',
              line: 3,
              column: 7,
            },
          ],
        },
      ],
    },
    {
      // `--quiet`
      triggers: ['.yml:1', '.yaml:1'],
      match: /^(?<code>[a-z]+(?:-[a-z]+)+|[a-z-]+\[[\w-]+\]) (?<file>[^\s:]+\.ya?ml):(?<line>\d+)(?::(?<column>\d+))?$/,
      severity: 'error',
      read: (_, { code = '' }) => ({ message: code }),
      examples: [
        {
          log: 'syntax-check p.yml:7:5',
          gives: [{ severity: 'error', code: 'syntax-check', file: 'p.yml', line: 7, column: 5 }],
        },
      ],
    },
  ],
};
