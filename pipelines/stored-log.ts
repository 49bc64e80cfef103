import { deserialize, serialize } from 'node:v8';
import type { EventRows } from '../src/parser/event-rows.ts';
import { fromRows } from '../src/parser/event-rows.ts';
import { type LogPiece, shift } from '../src/parser/log-events.ts';
import type { PartEnd } from '../src/parser/part.ts';

/** A log file as it was read: the pieces that came of it, each as bytes until its turn. */
export interface StoredLog {
  readonly pieces: readonly StoredPiece[];
  /** Of a plain log: how to tell that another one begins with it, and where to go on. */
  readonly growth?: Growth;
}

export interface StoredPiece extends Omit<LogPiece, 'events' | 'source'> {
  /** Behind the name of the file: empty, or the member of an archive. */
  readonly member: string;
  /** Packed `EventRows`. */
  readonly rows: Uint8Array;
  /** How many lines stand before the one from which the rows count. */
  readonly linesBefore: number;
}

export interface Growth {
  /** So many pieces stand before the place where it can be read on. */
  readonly pieces: number;
  readonly end: PartEnd;
  /** Of the bytes up to the place, in stretches. */
  readonly stretches: readonly { readonly to: number; readonly digest: string }[];
  /** Of the bytes behind it. */
  readonly rest: { readonly to: number; readonly digest: string };
}

export function packRows(rows: EventRows): Uint8Array {
  return serialize(rows);
}

/** As it was when it was read, under a name of today. */
export function unpackStored({ member, rows, linesBefore, ...piece }: StoredPiece, label: string): LogPiece {
  const events = fromRows(deserialize(rows) as EventRows);
  if (linesBefore > 0) for (const event of events) shift(event, linesBefore);
  return { ...piece, source: label + member, events };
}

/** The header as JSON, then what is seldom asked for (`growth`), then the rows of all pieces as they are. */
export function encodeStoredLog({ pieces, growth }: StoredLog): Uint8Array {
  const packed = growth ? serialize(growth) : Buffer.alloc(0);
  const header: Header = {
    pieces: pieces.map(({ rows, ...piece }) => ({ ...piece, length: rows.length })),
    growth: packed.length,
  };
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(text.length);
  return Buffer.concat([head, text, packed, ...pieces.map(({ rows }) => rows)]);
}

/** Throws for anything that `encodeStoredLog` has not written. */
export function decodeStoredLog(bytes: Uint8Array): StoredLog {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 4 + buffer.readUInt32LE(0);
  const header = JSON.parse(buffer.toString('utf8', 4, start)) as Header;
  let at = start + header.growth;
  const packed = buffer.subarray(start, at);
  const pieces = header.pieces.map(({ length, ...piece }): StoredPiece => {
    const rows = buffer.subarray(at, at + length);
    at += length;
    return { ...piece, rows };
  });
  if (at !== buffer.length) throw new RangeError('a stored log has another length than it says');
  if (packed.length === 0) return { pieces };
  return {
    pieces,
    get growth() {
      return deserialize(packed) as Growth;
    },
  };
}

interface Header {
  readonly pieces: readonly (Omit<StoredPiece, 'rows'> & { readonly length: number })[];
  /** In bytes. */
  readonly growth: number;
}
