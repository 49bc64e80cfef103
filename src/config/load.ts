import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { z } from 'zod';
import { BuildfixError } from '../core/errors.ts';
import { type Config, configSchema } from './schema.ts';

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
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw invalid(file, [(cause as Error).message], cause);
  }
  if (['.js', '.mjs', '.ts'].includes(extname(file))) return { file, config: check(file, await importConfig(file)) };
  return readDocument(file, text);
}

/** JSON is read as the YAML that it is, since only that parser knows on which line each key stands. */
function readDocument(file: string, text: string): LoadedConfig | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const inPackage = basename(file) === 'package.json';
  if (document.errors.length > 0) {
    // A broken package.json is for its package manager to complain about.
    if (inPackage) return undefined;
    throw invalid(
      file,
      document.errors.map((error) => `line ${lines.linePos(error.pos[0]).line}: ${error.message}`),
    );
  }
  const within = inPackage ? ['buildfix'] : [];
  if (inPackage && !document.hasIn(within)) return undefined;
  const lineOf = (path: readonly PropertyKey[]) => {
    const range = nodeAt(document.contents, [...within, ...path])?.range;
    return range ? lines.linePos(range[0]).line : 1;
  };
  const value: unknown = document.toJS();
  return { file, config: check(file, inPackage ? (value as { buildfix: unknown }).buildfix : value, lineOf) };
}

/** The deepest node on the way to `path`; for a key that should not be there, the key itself. */
function nodeAt(root: ParsedNode | null, path: readonly PropertyKey[]): Node | undefined {
  let node: Node | undefined = root ?? undefined;
  for (const key of path) {
    const next: unknown = isMap(node) ? pairAt(node, key) : isSeq(node) ? node.items[Number(key)] : undefined;
    if (!isNode(next)) break;
    node = next;
  }
  return node;
}

function pairAt(map: YAMLMap, key: PropertyKey): unknown {
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  return isMap(pair?.value) || isSeq(pair?.value) ? pair.value : pair?.key;
}

async function importConfig(file: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
    return module.default ?? {};
  } catch (cause) {
    const untyped = (cause as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_FILE_EXTENSION';
    throw invalid(file, [untyped ? 'this Node cannot read TypeScript, 22.18 and later can' : String(cause)], cause);
  }
}

function check(file: string, value: unknown, lineOf?: (path: readonly PropertyKey[]) => number): Config {
  const result = configSchema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw invalid(
    file,
    result.error.issues
      .flatMap((issue) => explain(issue))
      .map(({ path, message }) => {
        const where = path.length > 0 ? `${path.join('.')}: ` : '';
        return lineOf ? `line ${lineOf(path)}: ${where}${message}` : `${where}${message}`;
      }),
  );
}

interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of a union that fits nowhere, the branch that came furthest tells most. */
function explain(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): Mistake[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such key' }));
  }
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.map((errors) => errors.flatMap((inner) => explain(inner, path)));
    const depth = (mistakes: readonly Mistake[]) => Math.max(0, ...mistakes.map((mistake) => mistake.path.length));
    const best = branches.sort((a, b) => depth(b) - depth(a))[0];
    if (best && depth(best) > path.length) return best;
  }
  return [{ path, message: issue.message }];
}

function invalid(file: string, mistakes: readonly string[], cause?: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_CONFIG_INVALID', {
    message: mistakes.map((mistake) => `${file}: ${mistake}`).join('\n'),
    hint: 'docs/configuration.md lists every key; `buildfix config check` tries the file alone.',
    ...(cause !== undefined && { cause }),
  });
}
