import { readFileSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { ReadingData } from '../../pipelines/log-tasks.ts';
import type { ParseOptions } from '../../stages/parse.ts';
import { BuildfixError } from '../core/errors.ts';
import type { Format } from '../core/format.ts';
import { isFormatFile, parseFormatFile } from '../matchers/format-file.ts';
import { findMatcherFiles, parseMatchers } from '../matchers/load.ts';
import type { Matcher } from '../matchers/matcher.ts';

export interface MatcherFilesOptions {
  readonly root: string;
  /** Also those that the project keeps for other tools, and those that a log turns on. */
  readonly find: boolean;
  /** Told of files that nobody named and that can't be read. */
  readonly onTrouble: (error: BuildfixError) => void;
}

/** What the user brings along, and the texts of the files that formats were read from. */
export type OwnReading = Partial<Pick<ParseOptions, 'formats' | 'matchers'>> & Pick<ReadingData, 'formatFiles'>;

/** Formats and matchers of the user's own. Throws BUILDFIX_CONFIG_INVALID for a named file that can't be read. */
export async function readMatcherFiles(
  files: readonly string[],
  { root, find, onTrouble }: MatcherFilesOptions,
): Promise<OwnReading> {
  const formats: Format[] = [];
  const formatFiles: { path: string; text: string }[] = [];
  const matchers: Matcher[] = [];
  for (const path of files) {
    const text = await readText(path);
    if (isFormatFile(text, path)) {
      formats.push(parseFormatFile(text, path));
      formatFiles.push({ path, text });
    } else matchers.push(...parseMatchers(text, path));
  }
  if (find) matchers.push(...(await foundMatchers(root, onTrouble)));
  return {
    formatFiles,
    ...(formats.length > 0 && { formats }),
    ...((matchers.length > 0 || find) && {
      matchers: { matchers, ...(find && { load: (path: string) => loadInside(root, path, onTrouble) }) },
    }),
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new BuildfixError('BUILDFIX_CONFIG_INVALID', {
      message: `The matcher file ${path} can't be read.`,
      hint: 'A problem matcher (JSON), an errorformat (.vim) or a format file (YAML); see docs/matchers.md.',
      cause: error,
    });
  }
}

/** One that can't be read is said, and does not keep the others from working: nobody named it. */
async function foundMatchers(root: string, onTrouble: (error: BuildfixError) => void): Promise<Matcher[]> {
  const found: Matcher[] = [];
  for (const path of await findMatcherFiles(root)) found.push(...read(root, path, onTrouble));
  return found;
}

/** A log names this file, so it has to lie in the project, also when a link leads out of it. */
function loadInside(root: string, path: string, onTrouble: (error: BuildfixError) => void): Matcher[] {
  try {
    const base = realpathSync(root);
    // The runner writes the path of its own machine: what counts is the part inside the project.
    const inner = path.includes('/.github/') ? path.slice(path.indexOf('/.github/') + 1) : path;
    const inside = relative(base, realpathSync(resolve(base, inner)));
    if (inside.startsWith(`..${sep}`) || inside === '..') return [];
    return read(base, inside, onTrouble);
  } catch {
    // The log of another machine names files that are not here.
    return [];
  }
}

function read(root: string, path: string, onTrouble: (error: BuildfixError) => void): Matcher[] {
  try {
    return parseMatchers(readFileSync(resolve(root, path), 'utf8'), path);
  } catch (error) {
    if (!(error instanceof BuildfixError)) throw error;
    onTrouble(error);
    return [];
  }
}
