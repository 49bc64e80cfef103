import type { Severity } from '../../core/diagnostic.ts';
import { draftOf, type Fields } from '../fields.ts';
import { type Execute, supervise } from '../guard/supervise.ts';
import { type MatcherAnswer, type MatcherDraft, type MatcherOptions, type MatcherRun, unclaimed } from '../matcher.ts';
import { type Property, properties, type VscodePattern } from './pattern.ts';
import type { VscodeMatcher } from './read.ts';

export function startVscode(matcher: VscodeMatcher, options?: MatcherOptions): MatcherRun {
  return supervise(matcher.tool, options, (execute) => {
    const line = reader(matcher, execute);
    return { line, end: () => [] };
  });
}

type Values = Partial<Record<Property, string>>;

function reader(matcher: VscodeMatcher, execute: Execute): (text: string) => MatcherAnswer {
  const { patterns, borders } = matcher;
  const rowPattern = patterns.at(-1);
  /** As many of the last lines as there are patterns. */
  let recent: string[] = [];
  /** What the lines above the rows of a loop have found. */
  let heading: Values | undefined;

  return (text) => {
    if (borders.some((border) => execute(border, text))) {
      recent = [];
      heading = undefined;
      return unclaimed;
    }
    if (heading && rowPattern) {
      const match = execute(rowPattern.regexp, text);
      const draft = match && draftFrom(matcher, add(heading, rowPattern, match));
      if (draft) return claim(draft, 1);
      heading = undefined;
      recent = [];
    }
    recent = [...recent.slice(1 - patterns.length), text].slice(-patterns.length);
    if (recent.length < patterns.length) return unclaimed;
    const found = matchAll(patterns, recent, execute);
    const draft = found && draftFrom(matcher, found.all);
    if (!found || !draft) return unclaimed;
    recent = [];
    if (rowPattern?.loop && patterns.length > 1) heading = found.above;
    return claim(draft, patterns.length);
  };
}

/** The last pattern is asked first: the first one is often "any line". */
function matchAll(
  patterns: readonly VscodePattern[],
  lines: readonly string[],
  execute: Execute,
): { readonly above: Values; readonly all: Values } | undefined {
  const matches: RegExpExecArray[] = [];
  for (let index = patterns.length - 1; index >= 0; index -= 1) {
    const pattern = patterns[index];
    const match = pattern && execute(pattern.regexp, lines[index] ?? '');
    if (!match) return undefined;
    matches.unshift(match);
  }
  let above: Values = {};
  let all: Values = {};
  patterns.forEach((pattern, index) => {
    above = all;
    all = add(all, pattern, matches[index] ?? []);
  });
  return { above, all };
}

/** The first to find something keeps it, but messages are put together. */
function add(before: Values, pattern: VscodePattern, match: readonly (string | undefined)[]): Values {
  const values: Values = { ...before };
  for (const property of properties) {
    const group = pattern[property];
    const value = group === undefined ? undefined : match[group];
    if (value === undefined) continue;
    if (values[property] === undefined) values[property] = value.trim();
    else if (property === 'message') values.message = `${values.message}\n${value.trim()}`;
  }
  return values;
}

/** Nothing without file, message and place. */
function draftFrom(matcher: VscodeMatcher, values: Values): MatcherDraft['draft'] | undefined {
  const place = placeOf(matcher, values);
  if (!values.file || !values.message || !place) return undefined;
  const severity = severityOf(values.severity) ?? matcher.severity ?? 'error';
  const fields: Fields = { ...place, file: inFolder(matcher.folder, values.file), code: values.code };
  return draftOf(matcher.tool, severity, values.message, fields, 'utf16');
}

function placeOf({ patterns }: VscodeMatcher, values: Values): Fields | undefined {
  if (patterns[0]?.kind === 'file') return {};
  if (values.location) {
    if (!/\d/.test(values.location)) return undefined;
    const [line, column, endLine, endColumn] = values.location.split(',');
    return { line, column, ...(endColumn !== undefined && { endLine, endColumn }) };
  }
  const { line, column, endLine, endColumn } = values;
  if (!line) return undefined;
  return { line, column, ...(column && endColumn && { endLine: endLine || line, endColumn }) };
}

export function severityOf(word: string | undefined): Severity | undefined {
  return severities[word?.toLowerCase() ?? ''];
}

const severities: Readonly<Record<string, Severity>> = {
  error: 'error',
  e: 'error',
  warning: 'warning',
  warn: 'warning',
  w: 'warning',
  info: 'info',
  i: 'info',
  hint: 'info',
  note: 'info',
};

function inFolder(folder: string, file: string): string {
  return folder === '' || /^(?:[\\/]|[A-Za-z]:[\\/])/.test(file) ? file : `${folder}/${file.replace(/^\.[\\/]/, '')}`;
}

function claim(draft: MatcherDraft['draft'], lines: number): MatcherAnswer {
  return { claimed: true, drafts: [{ draft, lines, ago: 0 }] };
}
