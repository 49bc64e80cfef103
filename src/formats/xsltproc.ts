import type { Format } from '../core/format.ts';

export const xsltproc: Format = {
  name: 'xsltproc',
  title: 'xsltproc',
  url: 'https://gitlab.gnome.org/GNOME/libxslt/-/wikis/home',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['compilation error: ', 'runtime error: '],
      match: /^(?:compilation|runtime) error: (?:file (?<file>\S+) line (?<line>\d+) )?element (?<element>\S+)$/,
      severity: 'error',
      block: { continues: (line, lines) => (lines.length === 1 && line !== '' ? 'last' : 'no') },
      read: ([, said]) => (said ? { message: said } : null),
      examples: [
        {
          log: 'compilation error: file a.xsl line 1 element bad\nxsltStylePreCompute: unknown xsl:bad\nruntime error: file a.xsl line 4 element value-of\nXPath evaluation returned no result.',
          gives: [
            { severity: 'error', file: 'a.xsl', line: 1, message: 'xsltStylePreCompute: unknown xsl:bad' },
            { line: 4, message: 'XPath evaluation returned no result.' },
          ],
        },
      ],
    },
  ],
};
