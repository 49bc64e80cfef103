import type { ErrorCode } from '../src/core/errors.ts';
import type { Format } from '../src/core/format.ts';
import { formats as builtIn } from '../src/formats/index.ts';
import { type EventRows, fromRows, toRows } from '../src/parser/event-rows.ts';
import type { LogEvent, LogPiece } from '../src/parser/log-events.ts';
import type { PartRange, PartResult, PartStart } from '../src/parser/part.ts';

/** What a thread that reads logs is told, and what it answers: plain data, since both cross from thread to thread. */
export type LogTask =
  | { readonly kind: 'files'; readonly files: readonly NamedFile[] }
  /** Of a plain file. */
  | { readonly kind: 'part'; readonly file: NamedFile; readonly range: PartRange; readonly start: PartStart };

export interface NamedFile {
  readonly label: string;
  readonly path: string;
}

export type LogResult =
  | {
      readonly kind: 'files';
      readonly pieces: readonly Packed<LogPiece>[];
      readonly troubles: readonly TroubleData[];
      /** How far the last of the files so far was read, in bytes as on disk, and which one it is. */
      readonly read: { readonly file: number; readonly position: number };
    }
  | { readonly kind: 'part'; readonly part: Packed<PartResult>; readonly trouble?: TroubleData };

/** With its events as rows. */
export type Packed<T> = T extends { readonly events: readonly LogEvent[] }
  ? Omit<T, 'events'> & { readonly events: EventRows }
  : T;

export function packPiece(piece: LogPiece): Packed<LogPiece> {
  return { ...piece, events: toRows(piece.events) };
}

export function unpackPiece(piece: Packed<LogPiece>): LogPiece {
  return { ...piece, events: fromRows(piece.events) };
}

export function packPart(part: PartResult): Packed<PartResult> {
  return part.kind === 'read' ? { ...part, events: toRows(part.events) } : part;
}

export function unpackPart(part: Packed<PartResult>): PartResult {
  return part.kind === 'read' ? { ...part, events: fromRows(part.events) } : part;
}

/** A `BuildfixError` on its way. */
export interface TroubleData {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
  /** As text: not every cause can be sent. */
  readonly cause: string | undefined;
}

/** What logs are read with, in a form that can be sent: formats hold functions, their files do not. */
export interface ReadingData {
  /** By name; empty: all. */
  readonly tools: readonly string[];
  /** Of the user's own, read already. */
  readonly formatFiles: readonly { readonly path: string; readonly text: string }[];
  /** What is read is to be known again, by hashes that begin with this. */
  readonly hashSeed?: bigint;
}

/** As a parser takes them that is told the same in this thread. */
export async function formatsOf({
  tools,
  formatFiles,
}: Pick<ReadingData, 'tools' | 'formatFiles'>): Promise<readonly Format[]> {
  const formats = [...builtIn, ...(await readFormats(formatFiles))];
  return tools.length > 0 ? formats.filter(({ name }) => tools.includes(name)) : formats;
}

async function readFormats(files: ReadingData['formatFiles']): Promise<Format[]> {
  if (files.length === 0) return [];
  // The languages of such files are a lot to load for those who use none.
  const { parseFormatFile } = await import('../src/matchers/format-file.ts');
  return files.map(({ text, path }) => parseFormatFile(text, path));
}
