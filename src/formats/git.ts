import type { Format } from '../core/format.ts';

export const git: Format = {
  name: 'git',
  title: 'Git',
  url: 'https://git-scm.com/docs',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['fatal: ', 'CONFLICT ('],
      match:
        /^(?:fatal: (?<message>(?:not a git repository|unable to access|repository '|could not read|Authentication failed|couldn't find remote ref|the remote end hung up|bad object|ambiguous argument|pathspec '|refusing to merge|destination path|No url found for submodule|clone of '|Could not read from remote|Remote branch|reference is not a tree|detected dubious ownership|early EOF|index-pack failed|protocol error|unable to create|Unable to create|Not possible to fast-forward|remote error|transport |invalid |cannot |cannot lock|'[^']*' (?:does not appear|is )).*)|CONFLICT \((?<code>[\w/ ]+)\): (?<text>.+))$/,
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
