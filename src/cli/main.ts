#!/usr/bin/env node
/** The command's entry. It stays small: `--version` in a shell prompt must not load a parser. */

import module, { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };

if (process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2] as string)) {
  process.stdout.write(`${version}\n`);
} else {
  keepCompiled(process.env);
  const { main } = await import('./program.ts');
  process.exitCode = await main(process.argv, version);
}

/**
 * Where Node can (22.8 and later), what V8 made of the modules is kept for the next start. In the user's own folder: in
 * the shared one that is Node's default somebody else could have put something there. Not in CI, whose next start finds
 * nothing and would pay for writing it.
 */
function keepCompiled({ CI, XDG_CACHE_HOME }: NodeJS.ProcessEnv): void {
  const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => void };
  if (!CI) enableCompileCache?.(join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'buildfix'));
}
