import type { Format } from '../core/format.ts';

export const kubernetes: Format = {
  name: 'kubernetes',
  title: 'kubectl, kubeval, kubeconform, kube-score and Helm',
  url: 'https://kubernetes.io/docs/reference/kubectl/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [
        'error: error validating',
        'Error from server',
        'error: error parsing',
        'error: unable to',
        'error: the path',
      ],
      match: /^(?<message>(?:error: (?:error validating|error parsing|unable to|the path)|Error from server).*)$/,
      severity: 'error',
      read: (_, { message = '' }) => {
        const { file, line } =
          /(?:validating|parsing) "?(?<file>[^\s":]+\.(?:ya?ml|json))"?:?(?:.*?line (?<line>\d+))?/.exec(message)
            ?.groups ?? {};
        return { message: message.replace(/^error: /, ''), ...(file && { file }), ...(line && { line: Number(line) }) };
      },
      examples: [
        {
          log: 'error: error parsing deploy.yaml: error converting YAML to JSON: yaml: line 12: did not find expected key',
          gives: [{ severity: 'error', file: 'deploy.yaml', line: 12 }],
        },
      ],
    },
    {
      triggers: ['contains an invalid', ' is invalid: ', ' failed validation: '],
      match:
        /^(?:ERR {1,4}- |WARN - )?(?<file>[^\s:]+\.(?:ya?ml|json)): ?(?:- )?(?<message>.*)$|^(?<path>[^\s:]+\.(?:ya?ml|json)) - (?<text>.*)$/,
      severity: 'error',
      read: (_, { path, text, message = '' }) =>
        / is invalid: | failed validation: |contains an invalid/.test(text ?? message)
          ? path && text
            ? { file: path, message: text }
            : {}
          : null,
      examples: [
        {
          log: 'deploy.yaml - Deployment web is invalid: problem validating schema. spec.replicas: Invalid type',
          gives: [{ severity: 'error', file: 'deploy.yaml' }],
        },
      ],
    },
    {
      triggers: [
        'Error: INSTALLATION FAILED',
        'Error: UPGRADE FAILED',
        'Error: template: ',
        '[ERROR] templates',
        '[ERROR] Chart',
        '[WARNING] templates',
        '[ERROR] values',
      ],
      match: /^(?:\[(?<severity>ERROR|WARNING)\] (?<area>\S+): |Error: )(?<message>.+)$/,
      severity: { '': 'error', error: 'error', warning: 'warning' },
      read: (_, { message = '' }) => {
        const { file, line, column } =
          /(?:template: |\()(?:[\w-]+\/)?(?<file>templates\/[^\s:()]+):(?<line>\d+)(?::(?<column>\d+))?/.exec(message)
            ?.groups ?? {};
        return file ? { file, line: Number(line), ...(column && { column: Number(column) }) } : {};
      },
      examples: [
        {
          log: 'Error: template: demo/templates/a.yaml:7:20: executing "demo/templates/a.yaml" at <.Values.x.y>: nil pointer',
          gives: [{ severity: 'error', file: 'templates/a.yaml', line: 7, column: 20 }],
        },
      ],
    },
  ],
};
