/** The process in which the project's own TypeScript runs: a request on standard input, what was found on standard output. */

import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { TypeScript } from './api.ts';
import { type CodeFixRequest, findCodeFixes } from './code-fixes.ts';

/** This module, wherever a bundler has put it. Imported, it does nothing but say so. */
export const script = fileURLToPath(import.meta.url);

if (process.argv[1] === script) await serve(process.argv[2] ?? '');

async function serve(library: string): Promise<void> {
  const ts = createRequire(import.meta.url)(library) as TypeScript;
  const request = JSON.parse(await text(process.stdin)) as CodeFixRequest;
  process.stdout.write(JSON.stringify(findCodeFixes(ts, request)));
}
