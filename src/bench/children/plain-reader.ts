/** Reads a file in pieces of 1 MiB, as a process of its own: what a command that only reads would take. */

import { openSync, readSync } from 'node:fs';

const descriptor = openSync(process.argv[2] as string, 'r');
const buffer = Buffer.allocUnsafe(1 << 20);
while (readSync(descriptor, buffer) > 0);
