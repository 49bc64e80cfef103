import type { Format } from '../core/format.ts';

export const systemd: Format = {
  name: 'systemd',
  title: 'systemd-analyze verify and desktop-file-validate',
  url: 'https://www.freedesktop.org/software/systemd/man/latest/systemd-analyze.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.service:1', '.socket:1', '.timer:1', '.mount:1', '.target:1', '.path:1', '.slice:1', '.network:1'],
      match:
        /^(?<file>[^\s:]+\.(?:service|socket|timer|mount|target|path|slice|network)):(?<line>\d+): (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: "/etc/systemd/system/a.service:7: Unknown key name 'Foo' in section 'Service', ignoring.",
          gives: [{ severity: 'warning', line: 7 }],
        },
      ],
    },
    {
      triggers: ['.desktop: '],
      match: /^(?<file>[^\s:]+\.desktop): (?<severity>error|warning|hint): (?<message>.+)$/,
      examples: [
        {
          log: 'a.desktop: error: required key "Name" in group "Desktop Entry" is not present',
          gives: [{ severity: 'error', file: 'a.desktop' }],
        },
      ],
    },
  ],
};
