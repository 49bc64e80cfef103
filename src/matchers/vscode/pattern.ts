import { type GuardedPattern, guard } from '../guard/guard.ts';
import type { JsonFile, JsonNode } from '../json.ts';

/** One pattern as it is written: numbers of groups. */
export interface PatternData extends Partial<Record<Property, number>> {
  readonly regexp: string;
  readonly kind?: 'file' | 'location';
  readonly loop?: boolean;
}

export interface VscodePattern extends Omit<PatternData, 'regexp'> {
  readonly regexp: GuardedPattern;
}

export const properties = [
  'file',
  'location',
  'line',
  'column',
  'endLine',
  'endColumn',
  'severity',
  'code',
  'message',
] as const;
export type Property = (typeof properties)[number];

/** A pattern alone, several, or `{ "patterns": [...] }` as extensions name them. */
export function readPatterns(file: JsonFile, node: JsonNode): readonly VscodePattern[] {
  const named = node.kind === 'object' ? node.entries.get('patterns') : undefined;
  const list = named ?? node;
  if (list.kind !== 'array') return check(file, node, [withDefaults(readPattern(file, list, 1))]);
  if (list.items.length === 0) return file.fail(list.at, 'a list of patterns may not be empty');
  return check(
    file,
    list,
    list.items.map((item, index) => readPattern(file, item, index + 1)),
  );
}

/** What has been written here is known to be right. */
export function compilePatterns(patterns: readonly PatternData[]): readonly VscodePattern[] {
  return patterns.map((pattern) => ({ ...pattern, regexp: guard(new RegExp(pattern.regexp)) }));
}

function readPattern(file: JsonFile, node: JsonNode, position: number): VscodePattern {
  const entries = file.entries(node, 'a pattern');
  const source = file.string(entries.get('regexp'), `the regexp of pattern ${position}`);
  if (source === undefined) return file.fail(node.at, `pattern ${position} has no regexp`);
  const groups: Partial<Record<Property, number>> = {};
  for (const property of properties) {
    const group = entries.get(property);
    if (group === undefined) continue;
    if (group.kind !== 'scalar' || typeof group.value !== 'number') {
      return file.fail(group.at, `${property} must be the number of a group`);
    }
    groups[property] = group.value;
  }
  const kind = file.string(entries.get('kind'), 'kind')?.toLowerCase();
  const loop = entries.get('loop');
  return {
    ...groups,
    regexp: compile(file, entries.get('regexp') ?? node, source, `the regexp of pattern ${position}`),
    ...((kind === 'file' || kind === 'location') && { kind }),
    ...(loop?.kind === 'scalar' && loop.value === true && { loop: true }),
  };
}

export function compile(file: JsonFile, node: JsonNode, source: string, what: string): GuardedPattern {
  try {
    return guard(new RegExp(source));
  } catch (error) {
    return file.fail(node.at, `${what} is none: ${(error as Error).message}`);
  }
}

/** Only for a pattern that stands alone. */
function withDefaults(pattern: VscodePattern): VscodePattern {
  if (pattern.location || pattern.kind === 'file') return { file: 1, message: 0, ...pattern };
  return { file: 1, line: 2, column: 3, message: 0, ...pattern };
}

function check(file: JsonFile, node: JsonNode, patterns: readonly VscodePattern[]): readonly VscodePattern[] {
  const has = (property: Property): boolean => patterns.some((pattern) => pattern[property] !== undefined);
  if (!has('file') || !has('message')) file.fail(node.at, 'a pattern must say where file and message are');
  if (patterns[0]?.kind !== 'file' && !has('line') && !has('location')) {
    file.fail(node.at, 'a pattern must say where line or location are, or be of the kind "file"');
  }
  if (patterns.slice(1).some(({ kind }) => kind !== undefined)) file.fail(node.at, 'only the first pattern has a kind');
  if (patterns.slice(0, -1).some(({ loop }) => loop)) file.fail(node.at, 'only the last pattern may loop');
  return patterns;
}
