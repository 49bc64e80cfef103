import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BuildfixError } from '../core/errors.ts';
import { invalid } from './invalid.ts';
import type { Config } from './schema.ts';

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute path; absent when there is none. */
  readonly file?: string;
}

/**
 * Reads `file`, or else the first of `buildfix.config.{json,yaml,yml,js,mjs,ts}` in `folder`, or else the `buildfix`
 * key of its package.json. Throws BUILDFIX_CONFIG_INVALID with the file, the line and the key of every mistake.
 */
export async function loadConfig(folder: string, file?: string): Promise<LoadedConfig> {
  if (file !== undefined) {
    const loaded = await readConfig(file);
    if (loaded) return loaded;
    throw new BuildfixError('BUILDFIX_CONFIG_INVALID', {
      message: `There is no configuration file ${file}.`,
      hint: 'Check the path given with --config.',
    });
  }
  for (const name of names) {
    const loaded = await readConfig(join(folder, name));
    if (loaded) return loaded;
  }
  return { config: {} };
}

const names = [
  ...['json', 'yaml', 'yml', 'js', 'mjs', 'ts'].map((extension) => `buildfix.config.${extension}`),
  'package.json',
];

/** `undefined`: there is no such file, or a package.json without our key. */
async function readConfig(file: string): Promise<LoadedConfig | undefined> {
  let text: string;
  try {
    // Seven names that are mostly not there: asked for one after the other in a pool of threads, they take milliseconds.
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw invalid(file, [(cause as Error).message], cause);
  }
  const within = basename(file) === 'package.json' ? [packageKey] : [];
  if (within.length > 0 && !holdsKey(text)) return undefined;
  // Its parser and its schema take longer to load than a small log takes to read.
  const { readDocument } = await import('./document.ts');
  const config = await readDocument(file, text, within);
  return config && { file, config };
}

const packageKey = 'buildfix';

/** A broken package.json is for its package manager to complain about. */
function holdsKey(text: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(text), packageKey);
  } catch {
    return false;
  }
}
