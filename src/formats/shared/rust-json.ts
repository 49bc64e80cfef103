import type { Draft, Edit, Fix, Related, Safety } from '../../core/diagnostic.ts';
import { isSound } from './sound-draft.ts';

/** A diagnostic as rustc's JSON has it: https://doc.rust-lang.org/rustc/json.html. Columns are 1-based characters, ends exclusive. */
interface RustMessage {
  readonly $message_type?: string;
  readonly message: string;
  readonly code?: { readonly code: string } | null;
  readonly level: string;
  readonly spans: readonly RustSpan[];
  readonly children: readonly RustMessage[];
}

interface RustSpan {
  readonly file_name: string;
  readonly line_start: number;
  readonly line_end: number;
  readonly column_start: number;
  readonly column_end: number;
  readonly is_primary: boolean;
  readonly text: readonly { readonly text: string }[];
  readonly suggested_replacement: string | null;
  readonly suggestion_applicability: string | null;
}

/** A line of `cargo build --message-format=json` or `rustc --error-format=json`; `[]` for what is no problem, `null` for JSON that is damaged or somebody else's. */
export function readRustJson(line: string): Partial<Draft>[] | null {
  try {
    const drafts = readRecord(JSON.parse(line));
    return drafts?.every(isSound) ? drafts : null;
  } catch {
    return null;
  }
}

function readRecord(record: {
  reason?: string;
  message?: unknown;
  target?: { name?: string };
}): Partial<Draft>[] | null {
  if (record.reason !== undefined && record.reason !== 'compiler-message') return [];
  const message = (record.reason === 'compiler-message' ? record.message : record) as RustMessage;
  if (typeof message?.message !== 'string' || !Array.isArray(message.spans)) return null;
  if (!['error', 'warning', 'error: internal compiler error'].includes(message.level)) return [];
  if (message.spans.length === 0 && tally.test(message.message)) return [];
  return [{ ...toDraft(message), ...(record.target?.name && { step: record.target.name }) }];
}

const tally = /^(?:aborting due to|\d+ warnings? emitted|For more information|Some errors have)/;

function toDraft({ message, code, level, spans, children }: RustMessage): Partial<Draft> {
  const primary = spans.find(({ is_primary }) => is_primary);
  const related = children.map(toRelated);
  const fixes = children.flatMap(toFix);
  const name = code?.code;
  return {
    severity: level === 'warning' ? 'warning' : 'error',
    message,
    ...(name !== undefined && { code: name }),
    ...(name?.startsWith('clippy::') ? { tool: 'clippy' } : { tool: 'rustc' }),
    ...(primary && {
      file: primary.file_name,
      line: primary.line_start,
      column: primary.column_start,
      endLine: primary.line_end,
      endColumn: primary.column_end,
      columnUnit: 'character',
      snippet: primary.text.map(({ text }) => text),
    }),
    ...(related.length > 0 && { related }),
    ...(fixes.length > 0 && { fixes }),
  };
}

function toRelated({ level, message, spans }: RustMessage): Related {
  const [span] = spans;
  const place = span && { file: span.file_name, line: span.line_start, column: span.column_start };
  return { message: `${level}: ${message}`, ...place };
}

/**
 * All replacements of one child belong together, a suggestion in several parts, but for those of one and the same place:
 * these are several ways to mend it, of which the compiler writes each as a span.
 */
function toFix({ message, spans }: RustMessage): Fix[] {
  const parts = spans.filter(({ suggested_replacement }) => suggested_replacement !== null);
  if (parts.length === 0) return [];
  const edits = parts.map(
    (span): Edit => ({
      file: span.file_name,
      line: span.line_start,
      column: span.column_start,
      endLine: span.line_end,
      endColumn: span.column_end,
      newText: span.suggested_replacement ?? '',
    }),
  );
  const [applicability] = parts.map(({ suggestion_applicability }) => suggestion_applicability);
  const safety = safetyOf[applicability ?? ''] ?? 'manual';
  const [first] = edits;
  const alternatives = edits.length > 1 && edits.every((edit) => first && isSamePlace(edit, first));
  return (alternatives ? edits.map((edit) => [edit]) : [edits]).map((together) => ({
    title: message,
    origin: 'compiler',
    safety,
    edits: together,
  }));
}

function isSamePlace(a: Edit, b: Edit): boolean {
  const same = a.line === b.line && a.column === b.column && a.endLine === b.endLine && a.endColumn === b.endColumn;
  return same && a.file === b.file;
}

const safetyOf: Readonly<Record<string, Safety>> = { MachineApplicable: 'safe', MaybeIncorrect: 'unsafe' };
