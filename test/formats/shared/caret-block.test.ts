import { expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { parseLog } from '../../../src/parser/parse-log.ts';

it('reads what gcc prints below a word as its replacement, whatever the names in the message are', async () => {
  const log = [
    'h.c:3:13: error: ‘struct header’ has no member named ‘nxt’; did you mean ‘next’?',
    '    3 |   return h->nxt;',
    '      |             ^~~',
    '      |             next',
    '',
  ].join('\n');
  const found: Diagnostic[] = [];
  for await (const diagnostic of parseLog(log, { root: '/' })) found.push(diagnostic);
  expect(found[0]?.fixes?.[0]?.edits).toMatchObject([{ line: 3, column: 13, endColumn: 16, newText: 'next' }]);
});
