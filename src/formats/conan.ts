import type { Format } from '../core/format.ts';

export const conan: Format = {
  name: 'conan',
  title: 'Conan and vcpkg',
  url: 'https://docs.conan.io/2/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        'ERROR: Package',
        'ERROR: Conan',
        'ERROR: Missing',
        'ERROR: Version conflict',
        'ERROR: Unable to find',
        'ERROR: There are invalid',
      ],
      match:
        /^ERROR: (?<message>(?:Package '|Conan|Missing (?:prebuilt|binary)|Version conflict|Unable to find '|There are invalid).*)$/,
      severity: 'error',
      examples: [
        {
          log: "ERROR: Package 'nosuch/1.0' not resolved: Unable to find 'nosuch/1.0' in remotes.",
          gives: [{ severity: 'error' }],
        },
      ],
    },
    {
      triggers: ['error: building ', 'error: in triplet', 'error: while looking', 'vcpkg'],
      match: /^error: (?<message>(?:building \S+ failed with|in triplet|while looking (?:up|for)|.*vcpkg).*)$/,
      severity: 'error',
      examples: [
        {
          log: 'error: building zlib:x64-linux failed with: BUILD_FAILED',
          gives: [{ severity: 'error', message: 'building zlib:x64-linux failed with: BUILD_FAILED' }],
        },
      ],
    },
  ],
};
