import type { Format } from '../core/format.ts';

export const nuget: Format = {
  name: 'nuget',
  title: 'NuGet and the dotnet command',
  url: 'https://learn.microsoft.com/en-us/nuget/reference/errors-and-warnings',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['error: NU', 'Unable to find package', 'Unable to resolve '],
      match: /^(?:error: )?(?<code>NU\d{4}): (?<message>.+)$|^(?<text>Unable to (?:find package|resolve) .+)$/,
      severity: 'error',
      read: (_, { text }) => (text ? { message: text } : {}),
      examples: [
        {
          log: 'error: NU1101: Unable to find package Nosuch. No packages exist with this id',
          gives: [{ severity: 'error', code: 'NU1101' }],
        },
      ],
    },
  ],
};
