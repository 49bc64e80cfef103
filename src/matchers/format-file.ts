import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Format, FormatRule } from '../core/format.ts';
import { guard } from './guard/guard.ts';
import { invalid } from './invalid.ts';

/**
 * Reads a format that a user has written as YAML or JSON: the contract of `src/core/format.ts` without its functions.
 * Throws BUILDFIX_CONFIG_INVALID with path, line and column.
 */
export function parseFormatFile(text: string, path: string): Format {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = counter.linePos(error.pos[0]);
    throw invalid(path, line, col, error.message);
  }
  const fail = (keys: readonly PropertyKey[], problem: string, hint?: string) => {
    const { line, col } = counter.linePos(offsetOf(document.contents, keys));
    return invalid(path, line, col, `${keys.map(String).join('.') || 'the file'}: ${problem}`, hint);
  };
  const checked = fileSchema.safeParse(document.toJS());
  const [issue] = checked.error?.issues ?? [];
  if (issue) throw fail(issue.path, issue.message);
  const { rules, ...format } = checked.data as z.infer<typeof fileSchema>;
  return {
    name: format.name,
    title: format.title ?? format.name,
    url: format.url ?? '',
    columnUnit: format.columnUnit,
    rules: rules.map((rule, i) => toRule(rule, ['rules', i], fail)),
  };
}

/** Whether it looks like one: matchers of others have no `rules`. */
export function isFormatFile(text: string, path: string): boolean {
  return /\.ya?ml$/i.test(path)
    ? /^rules:/m.test(text)
    : /\.json$/i.test(path) && /"rules"\s*:/.test(text) && /"triggers"\s*:/.test(text);
}

const severity = z.enum(['error', 'warning', 'info']);

const fileSchema = z.strictObject({
  name: z.string().regex(/^[a-z][\w.-]{0,40}$/i, 'a name is letters, digits, dots and dashes'),
  title: z.string().optional(),
  url: z.string().optional(),
  columnUnit: z.enum(['byte', 'utf16', 'character', 'display']).default('character'),
  rules: z
    .array(
      z.strictObject({
        triggers: z.array(z.string().min(2, 'a trigger has two characters at least')).min(1),
        match: z.string(),
        severity: z.union([severity, z.record(z.string(), severity)]).optional(),
        heading: z.string().optional(),
        claim: z.enum(['own', 'shared', 'generic']).optional(),
        block: z
          .strictObject({
            continues: z.string(),
            last: z.string().optional(),
            maxLines: z.number().int().min(1).max(400).optional(),
            /** Whether the lines that follow belong to the message. */
            append: z.boolean().default(true),
          })
          .optional(),
        examples: z.array(z.strictObject({ log: z.string(), gives: z.array(z.record(z.string(), z.unknown())) })),
      }),
    )
    .min(1),
});

type RuleText = z.infer<typeof fileSchema>['rules'][number];
type Fail = (keys: readonly PropertyKey[], problem: string, hint?: string) => Error;

function toRule(
  { match, heading, block, examples, severity: words, claim, ...rule }: RuleText,
  at: readonly PropertyKey[],
  fail: Fail,
): FormatRule {
  const expression = (source: string, key: string) => compile(source, [...at, ...key.split('.')], fail);
  const continues = block && expression(block.continues, 'block.continues');
  const last = block?.last === undefined ? undefined : expression(block.last, 'block.last');
  return {
    ...rule,
    match: expression(match, 'match'),
    ...(words && { severity: words }),
    ...(claim && { claim }),
    ...(heading !== undefined && { heading: expression(heading, 'heading') }),
    ...(block &&
      continues && {
        block: {
          continues: (line: string) => (last?.test(line) ? 'last' : continues.test(line) ? 'yes' : 'no'),
          ...(block.maxLines && { maxLines: block.maxLines }),
        },
        ...(block.append && {
          read: (lines: readonly string[], groups: Readonly<Record<string, string | undefined>>) => ({
            message: [groups.message ?? '', ...lines.slice(1).map((line) => line.trim())].join('\n').trim(),
          }),
        }),
      }),
    examples: examples as FormatRule['examples'],
  };
}

/** Formats run unwatched on every line that holds a trigger, so their time must grow with the length alone. */
function compile(source: string, keys: readonly PropertyKey[], fail: Fail): RegExp {
  let pattern: RegExp;
  try {
    pattern = new RegExp(source);
  } catch (error) {
    throw fail(keys, error instanceof Error ? error.message : String(error));
  }
  if (guard(pattern).cost.degree > 1)
    throw fail(
      keys,
      'its time grows faster than the line',
      'Begin with ^, and let neighbouring repetitions match different characters: [^:]* instead of .*',
    );
  return pattern;
}

/** Where in the text the value stands that `keys` lead to, or the nearest thing around it. */
function offsetOf(node: unknown, keys: readonly PropertyKey[]): number {
  const start = (found: unknown) => (isMap(found) || isSeq(found) || isScalar(found) ? (found.range?.[0] ?? 0) : 0);
  const [key, ...rest] = keys;
  if (key === undefined || !(isMap(node) || isSeq(node))) return start(node);
  const inner = node.get(key, true);
  return inner === undefined ? start(node) : offsetOf(inner, rest);
}
