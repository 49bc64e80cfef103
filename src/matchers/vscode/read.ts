import type { Severity } from '../../core/diagnostic.ts';
import type { GuardedPattern } from '../guard/guard.ts';
import { guard } from '../guard/guard.ts';
import type { JsonFile, JsonNode } from '../json.ts';
import type { Matcher } from '../matcher.ts';
import { builtinMatchers, builtinPatterns } from './builtin.ts';
import { compile, compilePatterns, readPatterns, type VscodePattern } from './pattern.ts';
import { severityOf, startVscode } from './run.ts';

export interface VscodeMatcher {
  readonly tool: string;
  readonly severity?: Severity;
  readonly patterns: readonly VscodePattern[];
  /** Put before names of files that are not absolute. */
  readonly folder: string;
  /** Lines that begin and end a round of a task that watches files. */
  readonly borders: readonly GuardedPattern[];
}

/**
 * A matcher, several, `tasks.json`, a workspace file or the `package.json` of an extension.
 * https://code.visualstudio.com/docs/debugtest/tasks#_defining-a-problem-matcher
 */
export function readVscode(file: JsonFile): Matcher[] {
  const contributed = path(file.root, 'contributes', 'problemMatchers');
  const scope = new Scope(file, items(contributed), items(path(file.root, 'contributes', 'problemPatterns')));
  const found = new Map<string | JsonNode, VscodeMatcher>();
  for (const node of matcherNodes(file)) {
    const name = node.kind === 'scalar' ? file.string(node, 'a problem matcher') : undefined;
    if (found.has(name ?? node)) continue;
    found.set(name ?? node, name === undefined ? scope.read(node) : scope.named(name, node));
  }
  return [...found.values()].map((matcher) => ({
    name: matcher.tool,
    start: (options) => startVscode(matcher, options),
  }));
}

function matcherNodes(file: JsonFile): readonly JsonNode[] {
  const { root } = file;
  if (root.kind !== 'object') return items(root);
  const contributed = path(root, 'contributes', 'problemMatchers');
  if (contributed) return items(contributed);
  const tasks = path(root, 'tasks', 'tasks') ?? root.entries.get('tasks');
  const own = root.entries.get('problemMatcher');
  if (!tasks && !own) return [root];
  return [own, ...items(tasks).map((task) => path(task, 'problemMatcher'))].flatMap(items);
}

function items(node: JsonNode | undefined): readonly JsonNode[] {
  return node === undefined ? [] : node.kind === 'array' ? node.items : [node];
}

function path(node: JsonNode, ...keys: readonly string[]): JsonNode | undefined {
  return keys.reduce<JsonNode | undefined>(
    (at, key) => (at?.kind === 'object' ? at.entries.get(key) : undefined),
    node,
  );
}

/** The names that one file knows: its own before the built-in ones. */
class Scope {
  readonly #file: JsonFile;
  readonly #matchers: ReadonlyMap<string, JsonNode>;
  readonly #patterns: ReadonlyMap<string, JsonNode>;
  readonly #reading = new Set<string>();

  constructor(file: JsonFile, matchers: readonly JsonNode[], patterns: readonly JsonNode[]) {
    this.#file = file;
    this.#matchers = byName(matchers);
    this.#patterns = byName(patterns);
  }

  named(reference: string, node: JsonNode): VscodeMatcher {
    const name = reference.replace(/^\$/, '');
    const own = this.#matchers.get(name);
    if (own) {
      if (this.#reading.has(name)) this.#file.fail(node.at, `"${reference}" is based on itself`);
      this.#reading.add(name);
      const matcher = this.read(own);
      this.#reading.delete(name);
      return matcher;
    }
    const builtin = Object.hasOwn(builtinMatchers, name) ? builtinMatchers[name] : undefined;
    if (!builtin || !reference.startsWith('$')) {
      return this.#file.fail(
        node.at,
        `there is no problem matcher "${reference}"`,
        'If an extension of VS Code brings it, pass the package.json of the extension instead.',
      );
    }
    const { owner, source, pattern, background } = builtin;
    return {
      tool: source ?? owner,
      patterns: compilePatterns(builtinPatterns[pattern] ?? []),
      folder: '',
      borders: background ? [background.begins, background.ends].map((border) => guard(new RegExp(border))) : [],
    };
  }

  read(node: JsonNode): VscodeMatcher {
    const file = this.#file;
    const entries = file.entries(node, 'a problem matcher');
    const text = (key: string): string | undefined => file.string(entries.get(key), key);
    const baseNode = entries.get('base');
    const base = baseNode && this.named(file.string(baseNode, 'base') ?? '', baseNode);
    const pattern = entries.get('pattern');
    const patterns = pattern ? this.#patternsOf(pattern) : base?.patterns;
    if (!patterns) return file.fail(node.at, 'a problem matcher needs a pattern or a base');
    const severity = text('severity') === undefined ? base?.severity : (severityOf(text('severity')) ?? 'error');
    const location = entries.get('fileLocation');
    return {
      tool: text('source') ?? (base ? base.tool : undefined) ?? text('owner') ?? text('name') ?? 'task',
      ...(severity && { severity }),
      patterns,
      folder: location ? folderOf(location) : (base?.folder ?? ''),
      borders: this.#borders(entries) ?? base?.borders ?? [],
    };
  }

  #patternsOf(node: JsonNode): readonly VscodePattern[] {
    if (node.kind !== 'scalar') return readPatterns(this.#file, node);
    const reference = this.#file.string(node, 'pattern') ?? '';
    const name = reference.slice(1);
    const own = this.#patterns.get(name);
    if (own && reference.startsWith('$')) return readPatterns(this.#file, own);
    const builtin = Object.hasOwn(builtinPatterns, name) ? builtinPatterns[name] : undefined;
    if (!builtin || !reference.startsWith('$')) return this.#file.fail(node.at, `there is no pattern "${reference}"`);
    return compilePatterns(builtin);
  }

  #borders(entries: ReadonlyMap<string, JsonNode>): readonly GuardedPattern[] | undefined {
    const background = entries.get('background') ?? entries.get('watching');
    const pairs: readonly (readonly [string, JsonNode | undefined])[] = [
      ['beginsPattern', (background && path(background, 'beginsPattern')) ?? entries.get('watchedTaskBeginsRegExp')],
      ['endsPattern', (background && path(background, 'endsPattern')) ?? entries.get('watchedTaskEndsRegExp')],
    ];
    const borders = pairs.flatMap(([key, node]) => {
      const regexp = node?.kind === 'object' ? node.entries.get('regexp') : node;
      const source = this.#file.string(regexp, key);
      return regexp && source ? [compile(this.#file, regexp, source, key)] : [];
    });
    return borders.length > 0 ? borders : undefined;
  }
}

function byName(nodes: readonly JsonNode[]): ReadonlyMap<string, JsonNode> {
  return new Map(
    nodes.flatMap((node) => {
      const name = path(node, 'name');
      return name?.kind === 'scalar' && typeof name.value === 'string' ? [[name.value, node] as const] : [];
    }),
  );
}

/** `["relative", "${workspaceFolder}/sub"]` is `sub`: the folder of the log is the folder of the workspace. */
function folderOf(location: JsonNode): string {
  const [kind, folder] = items(location).map((node) => (node.kind === 'scalar' ? node.value : undefined));
  if (typeof folder !== 'string' || typeof kind !== 'string' || !/^(?:relative|autodetect)$/i.test(kind)) return '';
  return folder.replace(/^\$\{[^}]*\}[\\/]*/, '').replace(/[\\/]+$/, '');
}
