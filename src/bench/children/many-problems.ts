/**
 * As many distinct problems as the argument says through dedupe, as a process of its own, so that its peak memory means
 * something. Says on standard output how many seconds they took.
 */

import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dedupe } from '../../../stages/dedupe.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { problem } from '../problems.ts';

const wanted = Number(process.argv[2]);
let passed = 0;
const start = performance.now();

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
process.stdout.write(`${(performance.now() - start) / 1000}\n`);

function* problems(count: number): Generator<Diagnostic> {
  for (let n = 0; n < count; n++) yield problem(n);
}
