import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Script = 'many-problems' | 'paced-writer' | 'plain-reader';

/**
 * The path of a script of ours that runs in a process of its own. Looked for from the package's folder on, since the build
 * puts this module into a file whose place is nobody's business.
 */
export function builtScript(name: Script): string {
  return join(packageFolder(), 'dist/src/bench/children', `${name}.js`);
}

function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
