import { posix } from 'node:path';
import type { RuleContext } from '../rule.ts';

/** An `import` or `export ... from` of a file, as far as it is one statement with braces or a name. */
export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** UTF-16 offset of the specifier's first character behind the quote. */
  readonly at: number;
  readonly isTypeOnly: boolean;
  readonly names: readonly ImportedName[];
  /** Offsets of the statement. */
  readonly start: number;
  readonly end: number;
}

export interface ImportedName {
  /** What the module calls it. */
  readonly name: string;
  /** What it is called here. */
  readonly local: string;
  /** Offset of `name`. */
  readonly at: number;
}

type Files = Pick<RuleContext, 'linesOf'>;

/** What a file imports by name. Sides of comments and strings are not looked at: an import stands at the margin. */
export function importsOf(lines: readonly string[]): readonly Import[] {
  let found = imports.get(lines);
  if (!found) {
    found = readImports(lines.slice(0, mostLines).join('\n'));
    imports.set(lines, found);
  }
  return found;
}

const imports = new WeakMap<readonly string[], readonly Import[]>();
const mostLines = 20_000;

function readImports(text: string): Import[] {
  const statement =
    /^(?:import|export)\s+(?<type>type\s+)?(?:(?<only>[\w$]+)\s*,?\s*)?(?:\{(?<list>[^{}'"`;]*)\}\s*)?(?:\*(?:\s+as\s+[\w$]+)?\s*)?from\s+['"](?<specifier>[^'"\n]+)['"];?/gm;
  return [...text.matchAll(statement)].map((match) => {
    const { type, list = '', specifier = '' } = match.groups ?? {};
    const open = match.index + match[0].indexOf('{') + 1;
    const names = [...list.matchAll(/(?:^|(?<=,))\s*(?:type\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?/g)].map((one) => {
      const [whole, name = '', local = name] = one;
      const inner = /^\s*(?:type\s+(?=[\w$]))?/.exec(whole)?.[0].length ?? 0;
      return { name, local, at: open + one.index + inner };
    });
    const at = match.index + match[0].search(/['"]/) + 1;
    return {
      specifier,
      at,
      isTypeOnly: type !== undefined,
      names,
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

/** Names that a file exports itself or passes on from another one, with what they are called there. */
export function exportsOf(file: string, lines: readonly string[], files: Files, depth = 0): ReadonlySet<string> {
  let found = exported.get(lines);
  if (!found) {
    const names = new Set<string>();
    const text = lines.slice(0, mostLines).join('\n');
    for (const [, name] of text.matchAll(declaration)) if (name) names.add(name);
    for (const [, list = ''] of text.matchAll(/^export\s+(?:type\s+)?\{([^{}]*)\}/gm)) {
      for (const part of list.split(',')) {
        const name = /([\w$]+)\s*$/.exec(part)?.[1];
        if (name) names.add(name);
      }
    }
    if (depth < deepest) {
      for (const [, specifier = ''] of text.matchAll(/^export\s+(?:type\s+)?\*\s+from\s+['"]([^'"\n]+)['"]/gm)) {
        const other = resolveModule(file, specifier, files);
        if (other) for (const name of exportsOf(other.file, other.lines, files, depth + 1)) names.add(name);
      }
    }
    found = names;
    exported.set(lines, found);
  }
  return found;
}

const exported = new WeakMap<readonly string[], ReadonlySet<string>>();
const deepest = 3;
const declaration =
  /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const\s+enum|const|let|var|function\s*\*?|class|interface|type|enum|namespace)\s+([\w$]+)/gm;

export interface ModuleFile {
  readonly file: string;
  readonly lines: readonly string[];
}

/** The file that a relative specifier leads to; `undefined` where there is none in the tree. */
export function resolveModule(from: string, specifier: string, { linesOf }: Files): ModuleFile | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const base = posix.normalize(posix.join(posix.dirname(from), specifier));
  if (base.startsWith('..')) return undefined;
  const bare = base.replace(/\.([cm]?)js$/, '');
  for (const file of /\.[cm]?tsx?$/.test(base)
    ? [base]
    : [`${bare}.ts`, `${bare}.tsx`, `${bare}.mts`, `${bare}.d.ts`, `${bare}/index.ts`]) {
    const lines = linesOf(file);
    if (lines) return { file, lines };
  }
  return undefined;
}

/** How a file would name another one: as its other imports do, with or without ending. */
export function specifierFor(from: string, to: string, style: readonly Import[]): string {
  const relative = posix.relative(posix.dirname(from), to);
  const path = relative.startsWith('.') ? relative : `./${relative}`;
  const ending = style.map(({ specifier }) => /^\.{1,2}\/.*?(\.[cm]?[jt]sx?)$/.exec(specifier)?.[1]).find(Boolean);
  const bare = path.replace(/(?:\.d)?\.([cm]?)tsx?$/, '');
  if (ending === undefined) return bare.replace(/\/index$/, '') || bare;
  return /^\.[cm]?ts/.test(ending) ? path : `${bare}${ending}`;
}

/** Files of TypeScript in the folders of a file and of its neighbours, theirs first; bounded. */
export function filesAround(
  file: string,
  near: readonly ModuleFile[],
  { linesOf, filesIn }: Pick<RuleContext, 'linesOf' | 'filesIn'>,
): readonly ModuleFile[] {
  const found = new Map(near.map((one) => [one.file, one]));
  const folders = new Set([file, ...found.keys()].map((one) => posix.dirname(one)));
  for (const folder of [...folders].slice(0, mostFolders)) {
    for (const name of filesIn(folder)) {
      if (found.size >= mostAround) return [...found.values()];
      const path = posix.join(folder, name);
      if (path === file || found.has(path) || !/(?<!\.d)\.[cm]?tsx?$/.test(name)) continue;
      const lines = linesOf(path);
      if (lines) found.set(path, { file: path, lines });
    }
  }
  return [...found.values()];
}

const mostFolders = 20;
const mostAround = 300;

/** Files that a file imports, and those that these import, nearest first; bounded. */
export function neighboursOf(file: string, lines: readonly string[], files: Files, most = 60): readonly ModuleFile[] {
  const seen = new Map<string, ModuleFile>([[file, { file, lines }]]);
  const queue: ModuleFile[] = [{ file, lines }];
  for (const next of queue) {
    for (const { specifier } of importsOf(next.lines)) {
      if (seen.size > most) break;
      const found = resolveModule(next.file, specifier, files);
      if (!found || seen.has(found.file)) continue;
      seen.set(found.file, found);
      queue.push(found);
    }
  }
  return queue.slice(1);
}
