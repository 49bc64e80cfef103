import type { Format } from '../core/format.ts';

export const apt: Format = {
  name: 'apt',
  title: 'Package managers of systems: apt, dpkg, apk, dnf, yum, zypper, pacman, brew',
  url: 'https://manpages.debian.org/stable/apt/apt-get.8.en.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        'E: Unable',
        'E: Package',
        'E: Failed',
        'E: Could not',
        'E: The repository',
        'E: Version',
        'E: Sub-process',
        'E: Some ',
        'E: Release',
        'E: Invalid',
        'E: dpkg',
        'E: There',
        'E: Malformed',
        'E: Type ',
        'E: Conflicting',
        'E: Write',
        'E: Couldn',
        'E: No ',
        'E: You ',
        'E: Unmet',
      ],
      match: /^E: (?<message>.+)$/,
      severity: 'error',
      examples: [
        {
          log: 'E: Unable to locate package nosuch',
          gives: [{ severity: 'error', message: 'Unable to locate package nosuch' }],
        },
      ],
    },
    {
      triggers: ['W: GPG', 'W: Failed', 'W: Some', 'W: The repository', 'W: An error'],
      match: /^W: (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: 'W: Failed to fetch https://deb.example.org/dists/x  Could not resolve',
          gives: [{ severity: 'warning' }],
        },
      ],
    },
    {
      triggers: [
        'dpkg: error',
        'dpkg-',
        'ERROR: unable to select packages',
        'Error: Unable to find a match',
        'No match for argument',
        'error: target not found',
        'Error: No available formula',
        'No package ',
        'Nothing provides',
        'Error: Failed to download metadata',
      ],
      match:
        /^(?:dpkg(?:-\w+)?: error: (?<dpkg>\S.*)|(?:(?:dpkg|error|Error|ERROR): )?(?<message>(?:error processing (?:archive|package)|unable to select packages|Unable to find a match|No match for argument|target not found|No available formula|No package \S+ available|Failed to download metadata).*))$/,
      severity: 'error',
      read: (_, { dpkg }) => (dpkg ? { message: dpkg } : {}),
      examples: [
        {
          log: 'dpkg-checkbuilddeps: error: Unmet build dependencies: debhelper (>= 13)',
          gives: [{ severity: 'error', message: 'Unmet build dependencies: debhelper (>= 13)' }],
        },
        {
          log: 'Error: Unable to find a match: nosuch\ndpkg: error processing package x (--configure):',
          gives: [
            { severity: 'error', message: 'Unable to find a match: nosuch' },
            { message: 'error processing package x (--configure):' },
          ],
        },
      ],
    },
  ],
};
