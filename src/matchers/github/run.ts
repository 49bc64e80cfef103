import { posix } from 'node:path';
import type { Severity } from '../../core/diagnostic.ts';
import { draftOf } from '../fields.ts';
import { type Execute, supervise } from '../guard/supervise.ts';
import { type MatcherAnswer, type MatcherOptions, type MatcherRun, unclaimed } from '../matcher.ts';
import { type GithubMatcher, type GithubPattern, type Property, properties } from './read.ts';

export function startGithub(matcher: GithubMatcher, options?: MatcherOptions): MatcherRun {
  return supervise(matcher.owner, options, (execute) => {
    const line = reader(matcher, execute);
    return { line, end: () => [] };
  });
}

/** What the patterns so far have found, over how many lines. */
interface Found {
  readonly values: Readonly<Partial<Record<Property, string>>>;
  readonly lines: number;
}

function reader(matcher: GithubMatcher, execute: Execute): (text: string) => MatcherAnswer {
  const { patterns } = matcher;
  const last = patterns.length - 1;
  /** By pattern: what the lines above hold that end with this one. */
  let open: (Found | undefined)[] = [];

  return (text) => {
    // Backwards, so that a line moves each open match on by one pattern.
    for (let index = last; index >= 0; index -= 1) {
      const above = index > 0 ? open[index - 1] : undefined;
      const pattern = patterns[index];
      if (!pattern || (index > 0 && !above)) continue;
      const match = execute(pattern.regexp, text);
      if (index < last) {
        open[index] = match ? add(above, pattern, match) : undefined;
      } else if (match) {
        open = [];
        // The lines of the heading belong to the first of the rows only.
        if (pattern.loop && above) open[index - 1] = { ...above, lines: 0 };
        return report(matcher, add(above, pattern, match));
      } else if (index > 0) {
        open[index - 1] = undefined;
      }
    }
    return unclaimed;
  };
}

/** What is set stays, even if it is empty. */
function add(above: Found | undefined, { groups }: GithubPattern, match: RegExpExecArray): Found {
  const values: Partial<Record<Property, string>> = {};
  for (const property of properties) {
    const group = groups[property];
    const value = above?.values[property] ?? (group === undefined ? undefined : (match[group] ?? ''));
    if (value !== undefined) values[property] = value;
  }
  return { values, lines: (above?.lines ?? 0) + 1 };
}

/** Like the runner: no message or a severity that it doesn't know, no report. */
function report({ owner, severity: usual }: GithubMatcher, { values, lines }: Found): MatcherAnswer {
  const severity = severities[(values.severity || usual || 'error').toLowerCase()];
  const message = values.message?.trim();
  if (severity === undefined || !message) return unclaimed;
  const file = rooted(values.file?.trim(), values.fromPath?.trim());
  const draft = draftOf(owner, severity, message, { ...values, file, code: values.code?.trim() }, 'utf16');
  return { claimed: true, drafts: [{ draft, lines, ago: 0 }] };
}

const severities: Readonly<Record<string, Severity>> = { error: 'error', warning: 'warning', notice: 'info' };

/** A file that is named relative to a project is found beside the project's file. */
function rooted(file: string | undefined, fromPath: string | undefined): string | undefined {
  if (!file || !fromPath || /^(?:[\\/]|[A-Za-z]:[\\/])/.test(file)) return file;
  const folder = /^(.*)[\\/]/.exec(fromPath)?.[1];
  if (folder === undefined) return file;
  return folder.includes('\\') ? `${folder}\\${file}` : posix.join(folder || '/', file);
}
