/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */

import type { ColumnUnit, Edit, Fix, Place, Related, Severity } from '../../core/diagnostic.ts';
import type { Part } from '../../core/format.ts';
import { isObject, type Json } from './json-record.ts';

/** `null`: not SARIF. */
export function readSarif(log: unknown): Part[] | null {
  if (!isObject(log) || !Array.isArray(log.runs) || typeof log.version !== 'string') return null;
  const runs = log.runs.filter(isObject);
  if (!runs.some(({ tool }) => isObject(tool))) return null;
  return runs.flatMap((json) => {
    const run = new Run(json);
    return objectsIn(json.results).flatMap((result) => readResult(result, run));
  });
}

/** What the results of one run refer to. */
class Run {
  readonly tool: string;
  readonly columnUnit: ColumnUnit;
  readonly #rules: readonly Json[];
  readonly #byId: ReadonlyMap<string, Json>;
  readonly #bases: Json;

  constructor(run: Json) {
    const driver = objectAt(objectAt(run, 'tool'), 'driver');
    // Some say a product's name for what everybody calls by its command: Biome, ESLint, Semgrep OSS.
    this.tool = textAt(driver, 'name')?.toLowerCase().replace(/ oss$/, '').replace(/\s+/g, '-') ?? 'sarif';
    this.columnUnit = run.columnKind === 'unicodeCodePoints' ? 'character' : 'utf16';
    this.#rules = objectsIn(driver.rules);
    const extensions = objectsIn(objectAt(run, 'tool').extensions).flatMap(({ rules }) => objectsIn(rules));
    this.#byId = new Map([...extensions, ...this.#rules].map((rule) => [String(rule.id), rule]));
    this.#bases = objectAt(run, 'originalUriBaseIds');
  }

  rule(result: Json): Json {
    const index = result.ruleIndex ?? objectAt(result, 'rule').index;
    const byIndex = Number.isInteger(index) ? this.#rules[index as number] : undefined;
    return this.#byId.get(codeOf(result) ?? '') ?? byIndex ?? {};
  }

  file(artifact: Json): string | undefined {
    const uri = textAt(artifact, 'uri');
    if (uri === undefined) return undefined;
    const base = textAt(objectAt(this.#bases, textAt(artifact, 'uriBaseId') ?? ''), 'uri');
    // A base is the writer's own root: only one that says where it is in the file system helps.
    const whole =
      base?.startsWith('file://') && !/^[a-z]+:\/|^\//.test(uri) ? `${base.replace(/\/?$/, '/')}${uri}` : uri;
    return toPath(whole);
  }
}

function readResult(result: Json, run: Run): Part[] {
  if (isSuppressed(result) || result.baselineState === 'absent') return [];
  if (['pass', 'notApplicable', 'informational'].includes(String(result.kind))) return [];
  const rule = run.rule(result);
  const level = result.level ?? objectAt(rule, 'defaultConfiguration').level;
  const code = codeOf(result) ?? textAt(rule, 'id');
  const [location] = objectsIn(result.locations);
  const place = location && placeOf(location, run);
  const message = messageOf(objectAt(result, 'message'), rule) ?? textAt(objectAt(rule, 'shortDescription'), 'text');
  const related = objectsIn(result.relatedLocations).flatMap((other) => relatedOf(other, run, rule));
  const fixes = objectsIn(result.fixes).flatMap((fix) => fixOf(fix, run, message ?? ''));
  const snippet = textAt(objectAt(objectAt(objectAt(location ?? {}, 'physicalLocation'), 'region'), 'snippet'), 'text');
  return [
    {
      tool: run.tool,
      severity: severities[String(level)] ?? 'warning',
      message: message ?? code ?? 'a result without a message',
      ...(code !== undefined && { code }),
      ...place,
      ...(place?.column !== undefined && { columnUnit: run.columnUnit }),
      ...(snippet?.trim() && {
        snippet: snippet
          .replace(/\r?\n$/, '')
          .split('\n')
          .slice(0, 20),
      }),
      ...(related.length > 0 && { related }),
      // Without a column of its own the diagnostic says no unit.
      ...(fixes.length > 0 && {
        fixes: place?.column === undefined ? fixes.map((fix) => ({ ...fix, columnUnit: run.columnUnit })) : fixes,
      }),
    },
  ];
}

const severities: Readonly<Record<string, Severity>> = {
  error: 'error',
  warning: 'warning',
  note: 'info',
  none: 'info',
};

function codeOf(result: Json): string | undefined {
  return textAt(result, 'ruleId') ?? textAt(objectAt(result, 'rule'), 'id');
}

/** Accepted or under review: somebody has dealt with it. A rejected suppression is none. */
function isSuppressed({ suppressions }: Json): boolean {
  const all = objectsIn(suppressions);
  return all.length > 0 && all.every(({ status }) => status !== 'rejected');
}

/** Its own text or the rule's by an id, with `{0}` for arguments. */
function messageOf(message: Json, rule: Json): string | undefined {
  const id = textAt(message, 'id');
  const text =
    textAt(message, 'text') ??
    (id === undefined ? undefined : textAt(objectAt(objectAt(rule, 'messageStrings'), id), 'text')) ??
    textAt(message, 'markdown');
  const given = Array.isArray(message.arguments) ? message.arguments.map(String) : [];
  return given.length === 0 ? text : text?.replace(/\{(\d{1,3})\}/g, (whole, index) => given[Number(index)] ?? whole);
}

function placeOf(location: Json, run: Run): Place | undefined {
  const physical = objectAt(location, 'physicalLocation');
  const file = run.file(objectAt(physical, 'artifactLocation'));
  return file === undefined ? undefined : { file, ...regionOf(objectAt(physical, 'region')) };
}

function regionOf(region: Json): Omit<Place, 'file'> {
  const [line, column] = [numberAt(region, 'startLine'), numberAt(region, 'startColumn')];
  const endColumn = numberAt(region, 'endColumn');
  const endLine = numberAt(region, 'endLine') ?? (endColumn === undefined ? undefined : line);
  return {
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(endLine !== undefined && endColumn !== undefined && { endLine, endColumn }),
  };
}

function relatedOf(location: Json, run: Run, rule: Json): Related[] {
  const place = placeOf(location, run);
  const message = messageOf(objectAt(location, 'message'), rule);
  return place || message ? [{ ...place, message: message ?? 'See also' }] : [];
}

/** A region without columns is whole lines, which `endLine` names inclusively. */
function fixOf(fix: Json, run: Run, title: string): Fix[] {
  const edits: Edit[] = [];
  for (const change of objectsIn(fix.artifactChanges)) {
    const file = run.file(objectAt(change, 'artifactLocation'));
    for (const replacement of objectsIn(change.replacements)) {
      const region = objectAt(replacement, 'deletedRegion');
      const { line, column, endLine, endColumn } = regionOf(region);
      if (file === undefined || line === undefined) return [];
      const newText = textAt(objectAt(replacement, 'insertedContent'), 'text') ?? '';
      if (column === undefined && endColumn === undefined) {
        edits.push({
          file,
          line,
          column: 1,
          endLine: (numberAt(region, 'endLine') ?? line) + 1,
          endColumn: 1,
          newText,
        });
      } else if (endLine !== undefined && endColumn !== undefined) {
        edits.push({ file, line, column: column ?? 1, endLine, endColumn, newText });
      } else {
        return [];
      }
    }
  }
  const said = messageOf(objectAt(fix, 'description'), {});
  // The format has no word for how sure a fix is.
  return edits.length > 0 ? [{ title: said ?? title, origin: 'compiler', safety: 'unsafe', edits }] : [];
}

function toPath(uri: string): string {
  if (!uri.startsWith('file:')) return decoded(uri);
  const path = decoded(uri.replace(/^file:(?:\/\/[^/]*)?/, ''));
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function objectAt(value: Json, key: string): Json {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(found) ? found : {};
}

function textAt(value: Json, key: string): string | undefined {
  const found = value[key];
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function numberAt(value: Json, key: string): number | undefined {
  const found = value[key];
  return Number.isInteger(found) && (found as number) > 0 && (found as number) < 2 ** 31
    ? (found as number)
    : undefined;
}

function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
