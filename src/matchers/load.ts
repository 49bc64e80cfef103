import { glob } from 'tinyglobby';
import { readErrorformat } from './errorformat/read.ts';
import { readGithub } from './github/read.ts';
import { JsonFile, type JsonNode } from './json.ts';
import type { Matcher } from './matcher.ts';
import { readVscode } from './vscode/read.ts';

/**
 * Reads a matcher file of any of the three dialects, told apart by content and name. What is wrong with it is thrown as
 * BUILDFIX_CONFIG_INVALID with path, line and column.
 */
export function parseMatchers(text: string, path: string): Matcher[] {
  if (!isJson(text, path)) return readErrorformat(text, path);
  const file = new JsonFile(text, path);
  return isGithub(file.root) ? readGithub(file) : readVscode(file);
}

/** Where people keep matchers: relative paths with slashes, sorted. */
export async function findMatcherFiles(root: string): Promise<string[]> {
  const patterns = ['.github/**/matcher*.json', '.github/**/*problem-matcher*.json', '.vscode/tasks.json'];
  const found = await glob(patterns, { cwd: root, dot: true, onlyFiles: true, followSymbolicLinks: false });
  return found.sort();
}

/** `[%f]` is an errorformat and `[` alone is none. */
function isJson(text: string, path: string): boolean {
  return (
    /\.(?:jsonc?|code-workspace)$/i.test(path) ||
    /^\uFEFF?(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*(?:\{|\[\s*["{\]])/.test(text)
  );
}

/** Both call a list of matchers `problemMatcher`; what only VS Code has tells. */
function isGithub(root: JsonNode): boolean {
  if (root.kind !== 'object' || root.entries.has('tasks') || root.entries.has('version')) return false;
  const list = root.entries.get('problemMatcher');
  if (list?.kind !== 'array') return false;
  const vscodeOnly = ['base', 'fileLocation', 'background', 'applyTo', 'watching'];
  return list.items.every((item) => item.kind === 'object' && !vscodeOnly.some((key) => item.entries.has(key)));
}
