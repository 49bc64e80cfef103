import { extname } from 'node:path';
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
import { invalid } from './invalid.ts';
import { type Config, configSchema } from './schema.ts';

/**
 * The configuration in `file`, whose content is `text`; `within` leads to it where the file holds other things as well.
 * JSON is read as the YAML that it is, since only that parser knows on which line each key stands. `undefined`: a file
 * that others care for can't be read. Throws BUILDFIX_CONFIG_INVALID.
 */
export async function readDocument(
  file: string,
  text: string,
  within: readonly string[] = [],
): Promise<Config | undefined> {
  if (['.js', '.mjs', '.ts'].includes(extname(file))) return check(file, await importConfig(file));
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    if (within.length > 0) return undefined;
    throw invalid(
      file,
      document.errors.map((error) => `line ${lines.linePos(error.pos[0]).line}: ${error.message}`),
    );
  }
  const lineOf = (path: readonly PropertyKey[]) => {
    const range = nodeAt(document.contents, [...within, ...path])?.range;
    return range ? lines.linePos(range[0]).line : 1;
  };
  let value: unknown = document.toJS();
  for (const key of within) value = (value as Record<string, unknown>)[key];
  return check(file, value, lineOf);
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
