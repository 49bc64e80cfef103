import type { Format } from '../core/format.ts';

export const pip: Format = {
  name: 'pip',
  title: 'pip and uv',
  url: 'https://pip.pypa.io/en/stable/cli/pip_install/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['ERROR: '],
      match:
        /^ERROR: (?<message>(?:Could not find a version|No matching distribution|Cannot install|ResolutionImpossible|Could not install packages|Invalid requirement|Package '.*' requires a different Python|Failed building wheel|Failed to build|Could not open requirements file|pip's dependency resolver|HTTP error|Could not build wheels|No \.egg-info|Directory '.*' is not installable|THESE PACKAGES DO NOT MATCH|In --require-hashes mode|Exception:|Wheel '|.+ is not a valid (?:wheel|editable)|Hash of the package|.* has requirement .*|.* requires .*, which is not installed|.* requires .*, but you have .* which is incompatible).*)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^[\w.-]+ \S+ requires .+, but you have .+ incompatible\.$|^[\w.-]+ \S+ requires .+ which is not installed\.$/.test(
            line,
          )
            ? 'yes'
            : 'no',
      },
      read: ([, ...more]) => (more.length > 0 ? { related: more.map((message) => ({ message })) } : {}),
      examples: [
        {
          log: 'ERROR: Could not find a version that satisfies the requirement nosuch==9 (from versions: none)\nERROR: No matching distribution found for nosuch==9',
          gives: [
            {
              severity: 'error',
              message: 'Could not find a version that satisfies the requirement nosuch==9 (from versions: none)',
            },
            { message: 'No matching distribution found for nosuch==9' },
          ],
        },
      ],
    },
    {
      triggers: ['error: subprocess-exited-with-error'],
      match: /^\s*error: (?<code>subprocess-exited-with-error)$/,
      severity: 'error',
      block: { continues: (line) => (/^\s*(?:[×│╰─>]|$)/.test(line) ? 'yes' : 'no'), maxLines: 6 },
      read: (lines) => ({
        message: lines.find((line) => /^\s*×/.test(line))?.replace(/^\s*× ?/, '') ?? 'subprocess exited with error',
      }),
      examples: [
        {
          log: '  error: subprocess-exited-with-error\n  \n  × python setup.py egg_info did not run successfully.\n  │ exit code: 1\n  ╰─> [6 lines of output]\n      x',
          gives: [
            { code: 'subprocess-exited-with-error', message: 'python setup.py egg_info did not run successfully.' },
          ],
        },
      ],
    },
    {
      triggers: ['DEPRECATION: '],
      match: /^\s*DEPRECATION: (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: 'DEPRECATION: Python 2.7 reached the end of its life',
          gives: [{ severity: 'warning', message: 'Python 2.7 reached the end of its life' }],
        },
      ],
    },
    {
      // uv
      triggers: ['No solution found when', 'Failed to build `', 'Failed to download '],
      match: /^\s*(?:× |error: )(?<message>(?:No solution found|Failed to (?:build|download)).*)$/,
      severity: 'error',
      block: {
        continues: (line) => (/^\s*(?:╰─▶|├─▶|│|hint:|Caused by:|\s{4,}\S)/.test(line) ? 'yes' : 'no'),
        maxLines: 40,
      },
      read: ([, ...more]) =>
        more.length > 0
          ? { related: more.map((line) => ({ message: line.replace(/^\s*(?:╰─▶|├─▶|│)?\s*/, '') })) }
          : {},
      examples: [
        {
          log: '  × No solution found when resolving dependencies:\n  ╰─▶ Because nosuch was not found in the package registry, we can conclude that your requirements are unsatisfiable.',
          gives: [
            {
              severity: 'error',
              message: 'No solution found when resolving dependencies:',
              related: [
                {
                  message:
                    'Because nosuch was not found in the package registry, we can conclude that your requirements are unsatisfiable.',
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};
