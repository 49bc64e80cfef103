import type { Format } from '../core/format.ts';

export const proselint: Format = {
  name: 'proselint',
  title: 'proselint',
  url: 'https://github.com/amperser/proselint',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.md:1', '.txt:1', '.tex:1', '.rst:1', '.adoc:1', '<stdin>:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:md|txt|tex|rst|adoc)|<stdin>):(?<line>\d+):(?<column>\d+): (?<code>[a-z]+(?:[._][a-z_]+)+|uncomparables|oxymorons|hedging|archaism|hyperbole|jargon|malapropisms|mondegreens|needless_variants|skunked_terms): (?<message>\S.*)$/,
      severity: 'warning',
      examples: [
        {
          log: "/home/dev/a.md:1:9: uncomparables: Comparison of an uncomparable: 'very unique' is not comparable.\na.md:1:70: typography.symbols.ellipsis: '...' is an approximation, use the ellipsis symbol '…'.",
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/a.md',
              line: 1,
              column: 9,
              code: 'uncomparables',
              message: "Comparison of an uncomparable: 'very unique' is not comparable.",
            },
            { code: 'typography.symbols.ellipsis', column: 70 },
          ],
        },
      ],
    },
  ],
};
