/**
 * Writes a log to standard output at a steady rate, as a build that prints a lot does, and says how long its writes
 * waited for the reader. Arguments: file, bytes per second, seconds, file for the answer (JSON).
 */

import { openSync, readSync, writeFileSync, writeSync } from 'node:fs';

const [, , file = '', rate = '', seconds = '', answer = ''] = process.argv;
const bytesPerSecond = Number(rate);
const buffer = Buffer.allocUnsafe(1 << 16);
const sleeper = new Int32Array(new SharedArrayBuffer(4));
const wanted = bytesPerSecond * Number(seconds);
let descriptor = openSync(file, 'r');
let written = 0;
let blocked = 0;
let blockedInFirstSecond = 0;
const start = performance.now();

while (written < wanted) {
  const ahead = (written / bytesPerSecond) * 1000 - (performance.now() - start);
  // Not a timer: nothing but a real sleep leaves the processor to the reader.
  if (ahead >= 1) Atomics.wait(sleeper, 0, 0, Math.floor(ahead));
  const length = readSync(descriptor, buffer);
  if (length === 0) {
    descriptor = openSync(file, 'r');
    continue;
  }
  writeAll(length);
}
const elapsed = performance.now() - start;
writeFileSync(
  answer,
  JSON.stringify({
    scheduledSeconds: wanted / bytesPerSecond,
    elapsedSeconds: elapsed / 1000,
    blockedSeconds: blocked / 1000,
    blockedInFirstSecond: blockedInFirstSecond / 1000,
  }),
);

function writeAll(length: number): void {
  for (let at = 0; at < length; ) {
    const before = performance.now();
    at += writeSync(1, buffer, at, length - at);
    const waited = performance.now() - before;
    blocked += waited;
    if (before - start < 1000) blockedInFirstSecond += waited;
  }
  written += length;
}
