#!/usr/bin/env node
/** The command's entry. It stays small: `--version` in a shell prompt must not load a parser. */

import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };

if (process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2] as string)) {
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import('./program.ts');
  process.exitCode = await main(process.argv, version);
}
