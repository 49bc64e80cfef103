import type { CreateHasher } from '../src/core/hasher.ts';
import type { EventRows } from '../src/parser/event-rows.ts';
import type { LogPiece } from '../src/parser/log-events.ts';
import type { ReadPart } from '../src/parser/part.ts';
import type { MeasuredFile } from '../src/sources/files.ts';
import type { Packed } from './log-tasks.ts';
import { type Growth, packRows, type StoredLog, type StoredPiece } from './stored-log.ts';

export interface LogRecordingOptions {
  readonly hasher: CreateHasher;
  readonly hashContent: () => Promise<string | undefined>;
  readonly save: (log: StoredLog, content: string) => Promise<void>;
}

/** Collects what is read of one file, within a bound: what is too much for it is not kept, and read again the next time. */
export class LogRecording {
  readonly #file: MeasuredFile;
  readonly #options: LogRecordingOptions;
  #pieces: StoredPiece[] = [];
  #stretches: { to: number; digest: string }[] = [];
  #growth: Growth | undefined;
  #bytes = 0;
  #lines = 0;
  #isOver = false;

  constructor(file: MeasuredFile, options: LogRecordingOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** What was known of a log that has grown. */
  resume({ pieces }: StoredLog, growth: Growth): void {
    for (const piece of pieces.slice(0, growth.pieces)) this.#add(piece);
    this.#stretches = [...growth.stretches];
  }

  /** Of an archive, or of whatever is read as a whole. */
  piece({ source, events, ...piece }: Packed<LogPiece>): void {
    if (this.#isOver) return;
    if (!source.startsWith(this.#file.label)) return this.giveUp();
    const member = source.slice(this.#file.label.length);
    this.#add({ ...piece, member, rows: packRows(events), linesBefore: 0 });
  }

  /** The next part of a plain log, as it came. */
  part({ events, lines, end, digest, settled }: Packed<ReadPart>): void {
    if (this.#isOver) return;
    if (digest === undefined) return this.giveUp();
    const from = this.#stretches.at(-1)?.to ?? 0;
    const common = { member: '', linesBefore: this.#lines };
    const begins = this.#pieces.length === 0;
    if (!settled) {
      const rows = packRows(withoutGuesses(events));
      this.#add({ ...common, begins, ends: end.isLast, lines, bytes: end.offset - from, rows });
      if (end.isLast) return;
      this.#stretches.push({ to: end.offset, digest });
      return;
    }
    const before = withoutGuesses(events.slice(0, settled.events));
    const behind = withoutGuesses(events.slice(settled.events));
    const bytes = settled.end.offset - from;
    this.#add({ ...common, begins, ends: false, lines: settled.lines, bytes, rows: packRows(before) });
    this.#stretches.push({ to: settled.end.offset, digest: settled.digest });
    this.#growth = {
      pieces: this.#pieces.length,
      end: settled.end,
      stretches: this.#stretches,
      rest: { to: end.offset, digest: settled.rest },
    };
    const rest = { lines: lines - settled.lines, bytes: end.offset - settled.end.offset };
    this.#add({ ...common, ...rest, begins: false, ends: true, rows: packRows(behind) });
  }

  /** Something was not read, or will be read in another way. */
  giveUp(): void {
    this.#isOver = true;
    this.#pieces = [];
  }

  /** It was read to its end. */
  async finish(): Promise<void> {
    if (this.#isOver || this.#pieces.length === 0) return;
    this.#isOver = true;
    const isPlain = this.#stretches.length > 0;
    const content = isPlain ? this.#contentOfStretches() : await this.#options.hashContent();
    const log = { pieces: this.#pieces, ...(this.#growth && { growth: this.#growth }) };
    if (content !== undefined) await this.#options.save(log, content);
  }

  #contentOfStretches(): string | undefined {
    if (!this.#growth) return undefined;
    const hash = this.#options.hasher();
    for (const { to, digest } of [...this.#stretches, this.#growth.rest]) hash.update(Buffer.from(`${to} ${digest}\n`));
    return `${hash.digest()}-${this.#growth.rest.to}`;
  }

  #add(piece: StoredPiece): void {
    this.#pieces.push(piece);
    this.#lines += piece.lines;
    this.#bytes += piece.rows.length;
    if (this.#bytes > mostBytes) this.giveUp();
  }
}

/** What was presumed has turned out to be right by now. */
function withoutGuesses(rows: EventRows): EventRows {
  return rows.filter((row) => Array.isArray(row) || (row as { kind?: string }).kind !== 'presumed');
}

/** What one log may take in memory until it is read to its end. */
const mostBytes = 8e6;
