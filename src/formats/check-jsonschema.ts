import type { Format } from '../core/format.ts';

export const checkJsonschema: Format = {
  name: 'check-jsonschema',
  title: 'check-jsonschema',
  url: 'https://check-jsonschema.readthedocs.io/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['::$: ', '::$.', '::$['],
      match: /^ {2}(?<file>\S[^:]*)::\$(?<path>\S*): (?<message>\S.*)$/,
      severity: 'error',
      read: (_, { path = '', message }) => ({ message: `$${path}: ${message}` }),
      examples: [
        {
          log: "Schema validation errors were encountered.\n  a.json::$.a: 'x' is not of type 'integer'",
          gives: [{ severity: 'error', file: 'a.json', message: "$.a: 'x' is not of type 'integer'" }],
        },
      ],
    },
  ],
};
