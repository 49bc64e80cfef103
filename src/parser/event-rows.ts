import type { Draft, LogPosition } from '../core/diagnostic.ts';
import type { LogEvent } from './log-events.ts';

/** Events on their way to another thread: drafts as bare values, since the names of fields took half of the way. */
export type EventRows = readonly (DraftRow | OtherEvent)[];

type DraftEvent = Extract<LogEvent, { kind: 'draft' }>;
type OtherEvent = Exclude<LogEvent, { kind: 'draft' }>;

/** What is missing at the end is left out. */
type DraftRow = [
  severity: Draft['severity'],
  tool: string,
  message: string,
  recap: boolean,
  codeOnce: boolean,
  line: number,
  lines: number,
  offset: number,
  lane: string,
  code?: string | undefined,
  file?: string | undefined,
  draftLine?: number | undefined,
  column?: number | undefined,
  columnUnit?: Draft['columnUnit'] | undefined,
  /** Where it differs from the message. */
  normalMessage?: string | undefined,
  snippet?: string[] | undefined,
  related?: Draft['related'] | undefined,
  step?: string | undefined,
  endLine?: number | undefined,
  endColumn?: number | undefined,
  fixes?: Draft['fixes'] | undefined,
  draftStep?: string | undefined,
];

export function toRows(events: readonly LogEvent[]): EventRows {
  return events.map((event) => (event.kind === 'draft' ? toRow(event) : event));
}

/** Shares nothing with the rows that `shift` would change: they may be kept as they are. */
export function fromRows(rows: EventRows): LogEvent[] {
  return rows.map((row) => (Array.isArray(row) ? fromRow(row) : { ...(row as OtherEvent) }));
}

function toRow({ draft, log, recap, codeOnce, lane, step, message }: DraftEvent): DraftRow {
  const row: DraftRow = [
    draft.severity,
    draft.tool,
    draft.message,
    recap,
    codeOnce,
    log.line,
    log.lines,
    log.offset,
    lane,
    draft.code,
    draft.file,
    draft.line,
    draft.column,
    draft.columnUnit,
    message === draft.message ? undefined : message,
    draft.snippet,
    draft.related,
    step,
    draft.endLine,
    draft.endColumn,
    draft.fixes,
    draft.step,
  ];
  while (row.at(-1) === undefined) row.pop();
  return row;
}

function fromRow(row: DraftRow): DraftEvent {
  // Not destructured: that asks an iterator for each value.
  const message = row[2];
  const draft: Draft = { severity: row[0], tool: row[1], message };
  if (row[9] !== undefined) draft.code = row[9];
  if (row[10] !== undefined) draft.file = row[10];
  if (row[11] !== undefined) draft.line = row[11];
  if (row[12] !== undefined) draft.column = row[12];
  if (row[13] !== undefined) draft.columnUnit = row[13];
  if (row[15] !== undefined) draft.snippet = row[15];
  if (row[16] !== undefined) draft.related = row[16];
  if (row[18] !== undefined) draft.endLine = row[18];
  if (row[19] !== undefined) draft.endColumn = row[19];
  if (row[20] !== undefined) draft.fixes = row[20];
  if (row[21] !== undefined) draft.step = row[21];
  const log: Omit<LogPosition, 'source'> = { line: row[5], lines: row[6], offset: row[7] };
  const normalMessage = row[14] ?? message;
  return {
    kind: 'draft',
    draft,
    log,
    recap: row[3],
    codeOnce: row[4],
    lane: row[8],
    step: row[17],
    message: normalMessage,
  };
}
