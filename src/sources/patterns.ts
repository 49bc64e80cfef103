import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BuildfixError } from '../core/errors.ts';

export interface FoundFile {
  /** As the user named it, or as the pattern found it. */
  readonly label: string;
  readonly path: string;
}

/**
 * Files for paths and glob patterns, in the order in which they were given, within a pattern in natural order, none
 * twice. What exists under exactly that name is no pattern (`build[1].log`). A path that does not exist is returned
 * all the same; a pattern without a match goes to `onTrouble` as BUILDFIX_INPUT_UNREADABLE.
 */
export async function expandPatterns(
  patterns: readonly string[],
  cwd: string,
  onTrouble: (error: BuildfixError) => void,
): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>();
  const add = (label: string) => {
    const path = resolve(cwd, label);
    if (!found.has(path)) found.set(path, { label, path });
  };
  for (const pattern of patterns) {
    const matches = (await exists(resolve(cwd, pattern))) ? undefined : await match(pattern, cwd);
    if (!matches) {
      add(pattern);
      continue;
    }
    if (matches.length === 0) onTrouble(noMatch(pattern, cwd));
    for (const label of matches.sort(naturalOrder)) add(label);
  }
  return [...found.values()];
}

/** `undefined` for what is no pattern. Most names are names of files, and never get here. */
async function match(pattern: string, cwd: string): Promise<string[] | undefined> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern)) return undefined;
  return glob(pattern, { cwd, dot: true, expandDirectories: false });
}

/** The folder in which all that a pattern can mean is to be found, absolute; `undefined` for what is no pattern. */
export async function staticFolder(pattern: string, cwd: string): Promise<string | undefined> {
  if (!/[*?{[(!]/.test(pattern) || (await exists(resolve(cwd, pattern)))) return undefined;
  const { isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern)) return undefined;
  const parts = pattern.split('/');
  return resolve(
    cwd,
    parts
      .slice(
        0,
        parts.findIndex((part) => isDynamicPattern(part)),
      )
      .join('/') || (pattern.startsWith('/') ? '/' : '.'),
  );
}

/** `build.2.log` before `build.10.log`. Own and not Intl: its order differs between versions of Node. */
export function naturalOrder(a: string, b: string): number {
  const right = b.match(runs) ?? [];
  for (const [i, part] of (a.match(runs) ?? []).entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    if (part === other) continue;
    const difference = isNumber.test(part) && isNumber.test(other) ? compareNumbers(part, other) : 0;
    return difference || (part < other ? -1 : 1);
  }
  return a.length - b.length;
}

const runs = /\d+|\D+/g;
const isNumber = /^\d/;

/** Of any length, so not as JavaScript numbers. */
function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function noMatch(pattern: string, cwd: string): BuildfixError {
  return new BuildfixError('BUILDFIX_INPUT_UNREADABLE', {
    message: `no file matches ${pattern} in ${cwd}`,
    hint: 'Check the pattern; ** matches any number of folders, * anything but a /.',
  });
}
