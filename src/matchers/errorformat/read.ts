import { basename } from 'node:path';
import { invalid } from '../invalid.ts';
import type { Matcher } from '../matcher.ts';
import { type Part, readParts } from './part.ts';
import { startErrorformat } from './run.ts';
import { isVimScript, readVimScript, unescapeSet } from './vim-script.ts';

/** A compiler script of Vim, or patterns as they stand in 'errorformat', a line each or with commas between. */
export function readErrorformat(text: string, path: string): Matcher[] {
  const fallbackName = basename(path).replace(/\.\w+$/, '') || 'errorformat';
  const script = /\.vim$/i.test(path) || isVimScript(text);
  const { name, parts } = script
    ? fromScript(text, path, fallbackName)
    : { name: fallbackName, parts: fromLines(text, path) };
  if (parts.length === 0) {
    throw invalid(
      path,
      1,
      1,
      'no errorformat was found',
      'A matcher is JSON, a Vim script or a list of patterns such as %f:%l:%c: %m.',
    );
  }
  return [{ name, start: (options) => startErrorformat(name, parts, options) }];
}

function fromScript(text: string, path: string, fallbackName: string): { name: string; parts: Part[] } {
  try {
    const { value = '', line, compiler } = readVimScript(text);
    return { name: compiler ?? fallbackName, parts: partsOf(value, path, line) };
  } catch (error) {
    if (error instanceof Error && error.name === 'BuildfixError') throw error;
    throw invalid(path, 1, 1, `errorformat is set to ${(error as Error).message}`);
  }
}

function fromLines(text: string, path: string): Part[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const value = line.trimStart();
    if (value === '' || /^["#](?:\s|$)/.test(value)) return [];
    return partsOf(isForSet(value) ? unescapeSet(value) : value, path, index + 1);
  });
}

/** With blanks only behind backslashes, and at least one, it was written for `:set`, which takes backslashes off. */
function isForSet(value: string): boolean {
  return !/(?<!\\)(?:\\\\)*[ \t]/.test(value.trimEnd()) && /\\[\\ "|]/.test(value);
}

function partsOf(value: string, path: string, line: number): Part[] {
  try {
    return readParts(value);
  } catch (error) {
    throw invalid(path, line, 1, `errorformat ${(error as Error).message}`);
  }
}
