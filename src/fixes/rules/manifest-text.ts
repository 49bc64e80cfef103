import type { RuleContext, RuleEdit } from '../rule.ts';

/** The nearest manifest of that name, from the folder of the diagnostic's file up to the root. */
export function findManifest(
  { diagnostic, linesOf }: RuleContext,
  name: string,
): { readonly file: string; readonly lines: readonly string[] } | undefined {
  const folders = (diagnostic.file ?? '').split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    const file = [...folders.slice(0, depth), name].join('/');
    const lines = linesOf(file);
    if (lines) return { file, lines };
  }
  return undefined;
}

/**
 * Adds a dependency to a package.json as npm would: in alphabetical order, with a section of its own where there is none.
 * `undefined` where it is there already, or where the file is no JSON with an entry a line.
 */
export function addToPackageJson(
  lines: readonly string[],
  section: 'dependencies' | 'devDependencies',
  name: string,
  version: string,
): RuleEdit | undefined {
  const manifest = parseObject(lines.join('\n'));
  if (!manifest || sections.some((one) => Object.hasOwn((manifest[one] ?? {}) as object, name))) return undefined;
  const entry = `${JSON.stringify(name)}: ${JSON.stringify(version)}`;
  const at = lines.findIndex((line) => new RegExp(`^\\s*"${section}"\\s*:\\s*\\{\\s*$`).test(line));
  if (at === -1) return addSection(lines, manifest, section, entry);
  const end = lines.findIndex((line, i) => i > at && /^\s*\}/.test(line));
  const entries = lines.slice(at + 1, end);
  if (end === -1 || entries.length === 0 || !entries.every((line) => /^\s*"[^"]+"\s*:\s*"[^"]*",?\s*$/.test(line))) {
    return undefined;
  }
  const indent = /^\s*/.exec(entries[0] as string)?.[0] ?? '';
  const behind = entries.findIndex((line) => (/"([^"]+)"/.exec(line)?.[1] ?? '') > name);
  if (behind !== -1) return { line: at + 1 + behind, start: 0, text: `${indent}${entry},\n` };
  return { line: end - 1, start: (lines[end - 1] as string).trimEnd().length, text: `,\n${indent}${entry}` };
}

/** Adds a crate to the `[dependencies]` of a Cargo.toml, which it may be the first of. */
export function addToCargoToml(lines: readonly string[], name: string): RuleEdit | undefined {
  const entry = `${name} = "*"\n`;
  const known = new RegExp(`^\\s*(?:\\[.*dependencies\\.)?["']?${name.replaceAll(/[-_]/g, '[-_]')}["']?\\s*[\\].=]`);
  if (lines.some((line) => known.test(line))) return undefined;
  const at = lines.findIndex((line) => /^\s*\[dependencies\]\s*(?:#.*)?$/.test(line));
  if (at === -1) {
    // A virtual manifest has members and no dependencies of its own.
    const isPackage = lines.some((line) => /^\s*\[package\]/.test(line));
    return isPackage ? appended(lines, `\n[dependencies]\n${entry}`) : undefined;
  }
  return at + 1 < lines.length ? { line: at + 1, start: 0, text: entry } : appended(lines, entry);
}

/** Adds a distribution to a requirements.txt. */
export function addToRequirements(lines: readonly string[], name: string): RuleEdit | undefined {
  const folded = (text: string) => text.toLowerCase().replaceAll(/[-_.]+/g, '-');
  const named = lines.map((line) => /^\s*([\w.-]+)/.exec(line)?.[1] ?? '');
  return named.some((one) => folded(one) === folded(name)) ? undefined : appended(lines, `${name}\n`);
}

const sections = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function addSection(
  lines: readonly string[],
  manifest: Record<string, unknown>,
  section: string,
  entry: string,
): RuleEdit | undefined {
  if (Object.hasOwn(manifest, section)) return undefined;
  const end = lines.findLastIndex((line) => line.trim() === '}');
  const last = lines[end - 1];
  const indent = /^\s+/.exec(lines[1] ?? '')?.[0];
  if (end < 2 || last === undefined || indent === undefined || !/^\s+.*[^,\s]\s*$/.test(last)) return undefined;
  const text = `,\n${indent}"${section}": {\n${indent}${indent}${entry}\n${indent}}`;
  return { line: end - 1, start: last.trimEnd().length, text };
}

/** Behind the last line, which need not have a line end. */
function appended(lines: readonly string[], text: string): RuleEdit {
  const last = lines.length - 1;
  const end = (lines[last] as string).length;
  return end === 0 ? { line: last, start: 0, text } : { line: last, start: end, text: `\n${text.trimEnd()}` };
}
