import type { Format } from '../core/format.ts';

export const tox: Format = {
  name: 'tox',
  title: 'tox and nox',
  url: 'https://tox.wiki/en/stable/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [': FAIL ', ': FAIL code '],
      match: /^ {2}(?<step>[\w.-]+): (?<message>FAIL (?:code \d+ )?.*)$/,
      severity: 'error',
      examples: [
        {
          log: '  py312: FAIL code 1 (0.12=setup[0.02]+cmd[0.10] seconds)\n  evaluation failed :( (0.20 seconds)',
          gives: [{ severity: 'error', step: 'py312', message: 'FAIL code 1 (0.12=setup[0.02]+cmd[0.10] seconds)' }],
        },
      ],
    },
    {
      triggers: ['nox > '],
      match:
        /^nox > (?<message>(?:Command .+ failed with exit code \d+.*|Session \S+ failed\.|Python interpreter .* not found\.|Sessions not found.*))$/,
      severity: 'error',
      examples: [
        {
          log: 'nox > Command pytest failed with exit code 1\nnox > Running session tests',
          gives: [{ message: 'Command pytest failed with exit code 1' }],
        },
      ],
    },
  ],
};
