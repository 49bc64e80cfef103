import type { Format } from '../core/format.ts';

export const ghc: Format = {
  name: 'ghc',
  title: 'GHC, Cabal and Stack',
  url: 'https://downloads.haskell.org/ghc/latest/docs/users_guide/using-warnings.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.hs:1', '.lhs:1', '.hsc:1', '.chs:1', '.hs:(', '.lhs:('],
      match:
        /^(?:[\w-]+ {2}> )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:l?hs|hsc|chs|x|y)):(?:(?<line>\d+):(?<column>\d+)(?:-(?<last>\d+))?|\((?<from>\d+),(?<start>\d+)\)-\((?<end>\d+),(?<stop>\d+)\)):(?! (?:Suggestion|Warning|Error|Ignore): \S)(?: ?(?<severity>error|warning|Warning|Error):)?(?<rest>.*)$/,
      block: {
        continues: (line) => (/^(?:[\w-]+ {2}> )?\s+\S/.test(line) && !/^\s*$/.test(line) ? 'yes' : 'no'),
        maxLines: 60,
      },
      read: (lines, { severity = '', rest = '', last, from, start, end, stop }) => {
        const codes = [...rest.matchAll(/\[(-W[\w-]+|GHC-\d+)(?:, [^\]]*)?\]/g)].map((found) => found[1] as string);
        const first = rest.replace(/\[(?:-W|GHC-|-f)[^\]]*\]/g, '').trim();
        const body = lines.slice(1).map((line) => line.replace(/^[\w-]+ {2}> /, ''));
        const gutter = body.findIndex((line) => /^\s*\d* \|/.test(line));
        const text = (gutter === -1 ? body : body.slice(0, gutter)).map((line) => line.trim());
        const shown = body.find((line) => /^\s*\d+ \|/.test(line))?.replace(/^\s*\d+ \| ?/, '');
        if (first === '' && text.length === 0) return null;
        const message = [first, ...text].filter(Boolean).join(' ').replace(/^• /, '').replaceAll(' • ', '\n');
        const code = codes[0];
        return {
          severity: /^warn/i.test(severity) ? 'warning' : 'error',
          message,
          ...(code && { code }),
          ...(last && { endColumn: Number(last) + 1 }),
          ...(from && { line: Number(from), column: Number(start), endLine: Number(end), endColumn: Number(stop) + 1 }),
          ...(shown && { snippet: [shown] }),
        };
      },
      examples: [
        {
          log: 'src/Main.hs:3:8: error: [GHC-88464]\n    Variable not in scope: foo :: Int\n  |\n3 | main = foo\n  |        ^^^\n\nsrc/Lib.hs:7:1: warning: [-Wunused-imports]\n    The import of ‘Data.List’ is redundant\nsrc/Old.hs:168:1:\n    parse error (possibly incorrect indentation)',
          gives: [
            {
              severity: 'error',
              code: 'GHC-88464',
              message: 'Variable not in scope: foo :: Int',
              file: 'src/Main.hs',
              line: 3,
              column: 8,
            },
            { severity: 'warning', code: '-Wunused-imports', line: 7 },
            { severity: 'error', line: 168 },
          ],
        },
      ],
    },
    {
      triggers: ['panic! (the '],
      match: /^ghc: (?<message>panic! \(the 'impossible' happened\))$/,
      severity: 'error',
      block: { continues: (line) => (/^\s/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      read: (lines) => ({
        message: `ghc panic! ${lines
          .slice(1, 4)
          .map((line) => line.trim())
          .join(' ')}`,
        line: 1,
        column: 1,
      }),
      examples: [
        {
          log: "ghc: panic! (the 'impossible' happened)\n  (GHC version 8.10.3:\n\tsrc/A.hs failed\n",
          gives: [{ severity: 'error', message: 'ghc panic! (GHC version 8.10.3: src/A.hs failed' }],
        },
      ],
    },
    {
      triggers: ['Error: cabal', 'cabal: Could not resolve', 'rejecting: '],
      match: /^(?:Error: \[?cabal.*|cabal: (?<message>Could not resolve dependencies:|.*))$/,
      severity: 'error',
      block: {
        continues: (line) => (/^\[__\d|^Backjump|^After searching|^Could not|^ {2}/.test(line) ? 'yes' : 'no'),
        maxLines: 40,
      },
      read: (lines, { message }) => ({ message: message ?? lines.slice(0, 3).join(' ') }),
      examples: [
        {
          log: 'cabal: Could not resolve dependencies:\n[__0] trying: demo-0.1 (user goal)\n[__1] unknown package: nosuch (dependency of demo)',
          gives: [{ severity: 'error', message: 'Could not resolve dependencies:' }],
        },
      ],
    },
  ],
};
