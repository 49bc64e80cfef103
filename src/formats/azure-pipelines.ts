import type { Format } from '../core/format.ts';

export const azurePipelines: Format = {
  name: 'azure-pipelines',
  title: 'Azure Pipelines: logging commands',
  url: 'https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['##vso[task.logissue'],
      match: /^##vso\[task\.logissue (?<fields>[^\]]*)\](?<message>.+)$/,
      read: (_, { fields = '' }) => {
        const value = (name: string) =>
          fields
            .split(';')
            .map((field) => field.trim())
            .find((field) => field.startsWith(`${name}=`))
            ?.slice(name.length + 1);
        const [file, line, column, code] = [
          value('sourcepath'),
          value('linenumber'),
          value('columnnumber'),
          value('code'),
        ];
        return {
          severity: value('type') === 'warning' ? 'warning' : 'error',
          ...(file && { file }),
          // 0 is its word for none.
          ...(Number(line) > 0 && { line: Number(line) }),
          ...(Number(column) > 0 && { column: Number(column) }),
          ...(code && { code }),
        };
      },
      examples: [
        {
          log: "##vso[task.logissue type=warning;sourcepath=a.ts;linenumber=2;columnnumber=17;code=no-console;]Calls to 'console.log' are not allowed.\n##vso[task.logissue type=error]Something failed",
          gives: [
            {
              severity: 'warning',
              file: 'a.ts',
              line: 2,
              column: 17,
              code: 'no-console',
              message: "Calls to 'console.log' are not allowed.",
            },
            { severity: 'error', message: 'Something failed' },
          ],
        },
      ],
    },
  ],
};
