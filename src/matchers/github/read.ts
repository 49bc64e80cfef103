import { type GuardedPattern, guard } from '../guard/guard.ts';
import type { JsonFile, JsonNode } from '../json.ts';
import type { Matcher } from '../matcher.ts';
import { startGithub } from './run.ts';

export interface GithubMatcher {
  readonly owner: string;
  readonly severity: string;
  readonly patterns: readonly GithubPattern[];
}

export interface GithubPattern {
  readonly regexp: GuardedPattern;
  /** Which group holds which property. */
  readonly groups: Readonly<Partial<Record<Property, number>>>;
  readonly loop: boolean;
}

export const properties = ['file', 'line', 'column', 'severity', 'code', 'message', 'fromPath'] as const;
export type Property = (typeof properties)[number];

/**
 * The file of an `::add-matcher::` line, checked as the runner of GitHub Actions checks it.
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md
 */
export function readGithub(file: JsonFile): Matcher[] {
  const list = file.entries(file.root, 'the file').get('problemMatcher');
  if (list?.kind !== 'array') return file.fail(list?.at ?? file.root.at, 'problemMatcher must be a list');
  const owners = new Set<string>();
  return list.items.map((node) => {
    const matcher = readMatcher(file, node);
    if (owners.has(matcher.owner.toLowerCase())) file.fail(node.at, `owner "${matcher.owner}" is there twice`);
    owners.add(matcher.owner.toLowerCase());
    return { name: matcher.owner, start: (options) => startGithub(matcher, options) };
  });
}

function readMatcher(file: JsonFile, node: JsonNode): GithubMatcher {
  const entries = file.entries(node, 'a matcher');
  const owner = file.string(entries.get('owner'), 'owner') || file.fail(node.at, 'a matcher needs an owner');
  const severity = (file.string(entries.get('severity'), 'severity') ?? '').toLowerCase();
  if (!['', 'error', 'warning', 'notice'].includes(severity)) {
    file.fail(entries.get('severity')?.at ?? node.at, 'severity must be error, warning or notice');
  }
  const list = entries.get('pattern');
  if (list?.kind !== 'array' || list.items.length === 0) {
    return file.fail(list?.at ?? node.at, `matcher "${owner}" needs a list of patterns`);
  }
  const seen = new Set<Property>();
  const patterns = list.items.map((item, index) => readPattern(file, item, index, list.items.length, seen));
  if (!seen.has('message')) file.fail(list.at, `a pattern of matcher "${owner}" must say where the message is`);
  return { owner, severity, patterns };
}

function readPattern(file: JsonFile, node: JsonNode, index: number, count: number, seen: Set<Property>): GithubPattern {
  const entries = file.entries(node, 'a pattern');
  const { regexp, groupCount } = readRegExp(file, entries.get('regexp'), `pattern ${index + 1}`);
  const groups: Partial<Record<Property, number>> = {};
  for (const property of properties) {
    const group = entries.get(property);
    if (group === undefined || (group.kind === 'scalar' && group.value === null)) continue;
    if (seen.has(property)) file.fail(group.at, `${property} is set by two patterns`);
    seen.add(property);
    groups[property] = readGroup(file, group, property, groupCount);
  }
  const loopNode = entries.get('loop');
  const loop = loopNode?.kind === 'scalar' && loopNode.value === true;
  if (loop && (count === 1 || index < count - 1)) {
    file.fail(loopNode.at, 'only the last of several patterns may loop');
  }
  if (loop && groups.message === undefined) file.fail(loopNode.at, 'a pattern that loops needs a message');
  return { regexp, groups, loop };
}

function readGroup(file: JsonFile, node: JsonNode, property: string, groupCount: number): number {
  const group = node.kind === 'scalar' ? node.value : undefined;
  if (typeof group !== 'number' || !Number.isInteger(group) || group < 0) {
    return file.fail(node.at, `${property} must be the number of a group`);
  }
  if (group > groupCount) file.fail(node.at, `${property} is group ${group}, and there are ${groupCount}`);
  return group;
}

export function readRegExp(
  file: JsonFile,
  node: JsonNode | undefined,
  what: string,
): { regexp: GuardedPattern; groupCount: number } {
  const source = file.string(node, `the regexp of ${what}`) ?? '';
  try {
    const regexp = new RegExp(source);
    const groupCount = (new RegExp(`${source}|`).exec('')?.length ?? 1) - 1;
    return { regexp: guard(regexp), groupCount };
  } catch (error) {
    return file.fail(node?.at ?? 0, `the regexp of ${what} is none: ${(error as Error).message}`);
  }
}
