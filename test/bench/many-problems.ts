/** One million distinct problems through dedupe, as a process of its own, so that its peak memory means something. */

import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { dedupe } from '../../stages/dedupe.ts';

const wanted = Number(process.argv[2]);
let passed = 0;

await pipeline(
  Readable.from(problems(wanted)),
  dedupe(),
  new Writable({
    objectMode: true,
    write(_diagnostic, _encoding, done) {
      passed++;
      done();
    },
  }),
);
if (passed !== wanted) throw new Error(`${passed} of ${wanted} passed`);

function* problems(count: number): Generator<Diagnostic> {
  for (let n = 0; n < count; n++) {
    yield {
      // Spread over the whole range, as hashes are.
      fingerprint: ((BigInt(n) * 0x9e37_79b9_7f4a_7c15n) & 0xffff_ffff_ffff_ffffn).toString(16).padStart(16, '0'),
      severity: 'error',
      tool: 'gcc',
      code: '-Wunused-variable',
      message: `unused variable 'x${n}'`,
      file: `src/module${n % 5_000}.c`,
      line: n,
      log: { source: 'log', line: n, lines: 1, offset: n * 80 },
      count: 1,
    };
  }
}
