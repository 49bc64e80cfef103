import { readFileSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { ReadingData } from '../../pipelines/log-tasks.ts';
import type { ParseOptions } from '../../stages/parse.ts';
import { BuildfixError } from '../core/errors.ts';
import type { Format } from '../core/format.ts';
import { formats as builtIn } from '../formats/index.ts';
import { isFormatFile, parseFormatFile } from '../matchers/format-file.ts';
import { findMatcherFiles, parseMatchers } from '../matchers/load.ts';
import type { Matcher } from '../matchers/matcher.ts';
import type { Settings } from './options.ts';

export interface Reading extends Partial<Pick<ParseOptions, 'tools' | 'formats' | 'matchers'>> {
  /** The same for other threads; absent where they could not read the same: matchers look at every line. */
  readonly sendable?: ReadingData;
}

/** What logs are read with: the tools that were asked for, and the files that describe others. */
export async function loadReading(
  { root, tools, matchers: files, findMatchers }: Pick<Settings, 'root' | 'tools' | 'matchers' | 'findMatchers'>,
  onTrouble: (error: BuildfixError) => void = () => {},
): Promise<Reading> {
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
  if (findMatchers) matchers.push(...(await foundMatchers(root, onTrouble)));
  checkNames(tools, [...builtIn, ...formats]);
  const withMatchers = matchers.length > 0 || findMatchers;
  return {
    ...(tools.length > 0 && { tools }),
    ...(formats.length > 0 && { formats }),
    ...(!withMatchers && { sendable: { tools, formatFiles } }),
    ...(withMatchers && {
      matchers: { matchers, ...(findMatchers && { load: (path: string) => loadInside(root, path, onTrouble) }) },
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

function checkNames(tools: readonly string[], formats: readonly Format[]): void {
  const names = formats.map(({ name }) => name);
  for (const tool of tools) {
    if (names.includes(tool)) continue;
    const near = names.filter((name) => name.startsWith(tool.slice(0, 3)) || name.includes(tool)).slice(0, 5);
    throw new BuildfixError('BUILDFIX_USAGE', {
      message: `There is no tool named ${JSON.stringify(tool)}.`,
      hint: near.length > 0 ? `Meant: ${near.join(', ')}?` : '`buildfix formats` lists all of them.',
    });
  }
}
