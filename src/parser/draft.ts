import type { Draft, Severity } from '../core/diagnostic.ts';
import type { Format, FormatRule, Groups, Part } from '../core/format.ts';

/**
 * What a rule read, in the names of its groups and in the part that its `read` gave, which has the last word: also where
 * it says that there is nothing. All drafts have the same fields, some of them undefined: objects of one shape are made
 * and read several times as fast as those that get what they have one by one.
 */
export function toDraft(groups: Groups, part: Part, { severity }: FormatRule, format: Format): Draft {
  const column = 'column' in part ? part.column : position(groups.column);
  const draft: { [Name in keyof Draft]-?: Draft[Name] | undefined } = {
    severity: part.severity ?? toSeverity(groups.severity, severity),
    tool: part.tool ?? format.name,
    code: 'code' in part ? part.code : groups.code || undefined,
    message: part.message ?? groups.message?.trim() ?? '',
    file: 'file' in part ? part.file : groups.file || undefined,
    line: 'line' in part ? part.line : position(groups.line),
    column,
    endLine: 'endLine' in part ? part.endLine : position(groups.endLine),
    endColumn: 'endColumn' in part ? part.endColumn : position(groups.endColumn),
    columnUnit: part.columnUnit ?? (column === undefined ? undefined : format.columnUnit),
    related: part.related,
    snippet: part.snippet,
    fixes: part.fixes,
    step: 'step' in part ? part.step : groups.step || undefined,
  };
  return draft as Draft;
}

/** A number that no file can have is a log that lies. */
function position(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  const value = Number(digits);
  return value > 0 && value < 2 ** 31 ? value : undefined;
}

function toSeverity(
  word: string | undefined,
  mapping: Severity | Readonly<Record<string, Severity>> | undefined,
): Severity {
  if (typeof mapping === 'string') return mapping;
  const lower = word?.toLowerCase() ?? '';
  return mapping?.[lower] ?? (lower.startsWith('warn') ? 'warning' : infoWords.has(lower) ? 'info' : 'error');
}

const infoWords: ReadonlySet<string> = new Set([
  'info',
  'note',
  'hint',
  'help',
  'message',
  'information',
  'suggestion',
]);
