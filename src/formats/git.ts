import type { Format } from '../core/format.ts';

export const git: Format = {
  name: 'git',
  title: 'Git',
  url: 'https://git-scm.com/docs',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        'error: pathspec ',
        'error: patch failed: ',
        'error: cannot ',
        'error: Pulling is ',
        'error: Merging is ',
        'error: Your local ',
        'error: failed to push ',
      ],
      match:
        /^error: (?<message>pathspec '.*' did not match any file.*|patch failed: (?<file>[^:]+):(?<line>\d+)|cannot (?:rebase|pull|merge)\b.*|(?:Pulling|Merging) is not possible.*|Your local changes .*|failed to push .*)$/,
      severity: 'error',
      examples: [
        {
          log: "error: pathspec 'nope' did not match any file(s) known to git\nerror: patch failed: src/a.c:12",
          gives: [
            { severity: 'error', message: "pathspec 'nope' did not match any file(s) known to git" },
            { severity: 'error', file: 'src/a.c', line: 12 },
          ],
        },
      ],
    },
    {
      // `git diff --check`
      triggers: [
        ': leftover conflict marker',
        ': trailing whitespace.',
        ': space before tab',
        ': new blank line at EOF',
        ': indent with ',
      ],
      match:
        /^(?<file>[^\s:][^:]*):(?<line>\d+): (?<message>(?:leftover conflict marker|trailing whitespace|space before tab in indent|new blank line at EOF|indent with (?:spaces|tabs))\.?(?:, .*)?)$/,
      severity: 'warning',
      read: (_, { message = '' }) => (message === 'leftover conflict marker' ? { severity: 'error' } : {}),
      examples: [
        {
          log: 'f.c:1: leftover conflict marker\nf.c:3: trailing whitespace.\n+int a; ',
          gives: [
            { severity: 'error', file: 'f.c', line: 1, message: 'leftover conflict marker' },
            { severity: 'warning', line: 3 },
          ],
        },
      ],
    },
    {
      triggers: ['fatal: ', 'CONFLICT ('],
      match:
        /^(?:fatal: (?<message>(?:not a git repository|unable to access|repository '|could not read|Authentication failed|couldn't find remote ref|the remote end hung up|bad object|ambiguous argument|pathspec '|refusing to merge|destination path|No url found for submodule|clone of '|No configured push destination|Exiting because of|Could not read from remote|Remote branch|reference is not a tree|detected dubious ownership|early EOF|index-pack failed|protocol error|unable to create|Unable to create|Not possible to fast-forward|remote error|transport |invalid |cannot |cannot lock|'[^']*' (?:does not appear|is )).*)|CONFLICT \((?<code>[\w/ ]+)\): (?<text>.+))$/,
      severity: 'error',
      read: (_, { text }) => {
        if (!text) return {};
        const file = / in (\S+)$/.exec(text)?.[1];
        return { message: text, ...(file && { file }) };
      },
      examples: [
        {
          log: 'fatal: not a git repository (or any of the parent directories): .git\nCONFLICT (content): Merge conflict in src/a.c',
          gives: [
            { severity: 'error', message: 'not a git repository (or any of the parent directories): .git' },
            { code: 'content', file: 'src/a.c' },
          ],
        },
      ],
    },
  ],
};
