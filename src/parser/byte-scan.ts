import { frequency } from './byte-frequency.ts';
import { shareOut } from './nibble-buckets.ts';
import { placeAt } from './place-search.ts';
import {
  askSecond,
  enough,
  fourBytes,
  isSecond,
  layout,
  multipliers,
  patternBuckets,
  scanModule,
} from './scan-module.ts';

/** Finds the lines that are worth looking at, in the bytes of a chunk. */
export interface ByteScan {
  /** Takes a chunk; what was taken before is gone. */
  load(bytes: Uint8Array): void;
  /**
   * The index of a byte of the first trigger that begins at `from` or behind, a byte of its line in any case, or the
   * length of the chunk. Colours may stand inside a word, so an escape counts as a trigger.
   */
  next(from: number): number;
  /** The line feeds between the last `from` and what it gave. */
  readonly feeds: number;
  /** The index of the first line feed at `from` or behind, or the length of the chunk. */
  feed(from: number): number;
}

/**
 * A search for many words at once, sixteen bytes a round. A word of five or more bytes is found by four of its bytes at
 * an even address, so two such are kept of each word, and of longer words six, each time those that are rarest in logs.
 * Their hashes have a bit in two tables; where both have it, the words of that slot are compared. Words of four bytes,
 * places and escapes are patterns of half bytes, searched as Teddy does (Hyperscan, and Rust's aho-corasick). So
 * the time does not depend on how many words there are, but on how often their rarest bytes stand in the text.
 */
export function compileByteScan(words: readonly string[], withPlaces: boolean): ByteScan {
  const patterns = words.map((word) => Buffer.from(word, 'utf8'));
  const wordBytes = patterns.reduce((sum, { length }) => sum + length, 0);
  const firstWord = layout.entries + (1 + 2 * patterns.length) * layout.entrySize;
  const text = (firstWord + wordBytes + padding + 15) & ~15;
  const { Memory, Module, Instance } = (globalThis as unknown as { WebAssembly: Assembly }).WebAssembly;
  const memory = new Memory({ initial: Math.ceil((text + padding) / pageSize) });
  const { find, feed } = new Instance(new Module(scanModule()), { m: { m: memory } }).exports as ScanExports;
  let view = new Uint8Array(memory.buffer);
  let results = new Uint32Array(memory.buffer, layout.feeds, 2);
  fillTables(patterns, Buffer.from(memory.buffer), firstWord);
  const shortest = patterns.filter(({ length }) => length < gramLength);
  fillNibbles(patterns, withPlaces, view);
  let length = 0;
  let feeds = 0;

  function load(bytes: Uint8Array): void {
    const missing = Math.ceil((text + bytes.length + padding - memory.buffer.byteLength) / pageSize);
    if (missing > 0) {
      memory.grow(missing);
      view = new Uint8Array(memory.buffer);
      results = new Uint32Array(memory.buffer, layout.feeds, 2);
    }
    length = bytes.length;
    view.set(bytes, text);
    view.fill(0, text + length, text + length + padding);
  }

  function next(from: number): number {
    results[0] = 0;
    const last = text + length;
    let at = find(text + from, last);
    while (at !== -1 && results[1] !== 0 && !isPattern(at)) at = find(at + 1, last);
    feeds = results[0] as number;
    return at === -1 ? length : at - text;
  }

  /** Half bytes tell roughly. A place has its mark at the second byte, and whether there is an extension they can't say. */
  function isPattern(at: number): boolean {
    return (
      view[at] === escapeByte ||
      (withPlaces && placeAt(view, at + 1, text)) ||
      shortest.some((word) => standsAt(word, at))
    );
  }

  function standsAt(word: Uint8Array, at: number): boolean {
    return word.every((byte, index) => view[at + index] === byte);
  }

  return {
    load,
    next,
    get feeds() {
      return feeds;
    },
    feed: (from) => Math.min(length, feed(text + from, text + length) - text),
  };
}

interface ScanExports {
  find(at: number, last: number): number;
  feed(at: number, last: number): number;
}

/** What of WebAssembly is used; its types are the browser's, and the rest of those has no place here. */
interface Assembly {
  readonly Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

const gramLength = 4;
const longGramLength = 6;
const escapeByte = 0x1b;
const pageSize = 1 << 16;
/** Zeros before and behind the text, more than the longest word: a word is compared without a look at the ends. */
const padding = 512;

function fillTables(patterns: readonly Buffer[], memory: Buffer, firstWord: number): void {
  const slots = new Map<number, { address: number; offset: number; length: number }[]>();
  memory.fill(enough, layout.second, layout.second + 65_536);
  let address = firstWord;
  for (const pattern of patterns) {
    const { length } = pattern;
    memory.set(pattern, address);
    for (const { offset, kind } of gramsOf(pattern)) {
      const slot = slotOf(pattern.readInt32LE(offset), 0);
      memory[layout.first + slot] = (memory[layout.first + slot] as number) | kind;
      if (kind === askSecond) memory[layout.second + slotOf(pattern.readInt32LE(offset + 2), 1)] = isSecond;
      slots.set(slot, [...(slots.get(slot) ?? []), { address, offset, length }]);
    }
    address += length;
  }
  let entry = 1;
  for (const [slot, entries] of slots) {
    memory.writeUInt16LE(entry, layout.slots + 2 * slot);
    for (const [index, { address: word, offset, length }] of entries.entries()) {
      const at = layout.entries + entry++ * layout.entrySize;
      memory.writeUInt32LE(word, at);
      memory.set([offset, length, index === entries.length - 1 ? 1 : 0], at + 4);
    }
  }
}

/** The bytes by which a word is found: at either parity those that are rarest in logs. */
function gramsOf(pattern: Buffer): { offset: number; kind: number }[] {
  const { length } = pattern;
  if (length < gramLength) return [];
  if (length === gramLength) return [{ offset: 0, kind: fourBytes }];
  const kind = length > longGramLength ? askSecond : enough;
  const size = kind === askSecond ? longGramLength : gramLength;
  const cost = (offset: number) => frequency(pattern, offset, offset + size);
  return [0, 1].map((parity) => {
    let best = parity;
    for (let offset = parity; offset + size <= length; offset += 2) if (cost(offset) < cost(best)) best = offset;
    return { offset: best, kind };
  });
}

function slotOf(gram: number, table: 0 | 1): number {
  return Math.imul(gram, multipliers[table]) >>> 16;
}

function fillNibbles(words: readonly Buffer[], withPlaces: boolean, view: Uint8Array): void {
  const add = (bucket: number, position: number, bytes: Iterable<number>) => {
    const at = layout.nibbles + 32 * position;
    for (const byte of bytes) {
      view[at + (byte & 15)] = (view[at + (byte & 15)] as number) | (1 << bucket);
      view[at + 16 + (byte >> 4)] = (view[at + 16 + (byte >> 4)] as number) | (1 << bucket);
    }
  };
  const any = Array.from({ length: 256 }, (_, byte) => byte);
  const places = [
    [placeLetters, Buffer.from(':'), digits, any],
    [placeLetters, Buffer.from('(['), digits, any],
    [Buffer.from('>'), Buffer.from(':'), digits, any],
  ];
  for (const [bucket, place] of places.entries())
    if (withPlaces) for (const [position, bytes] of place.entries()) add(bucket, position, bytes);
  const others = patternBuckets - 1;
  for (const word of [Buffer.of(escapeByte), ...words.filter(({ length }) => length < gramLength)])
    for (let position = 0; position < gramLength; position++)
      add(others, position, position < word.length ? word.subarray(position, position + 1) : any);
  const buckets = shareOut(
    words.filter(({ length }) => length === gramLength),
    8 - patternBuckets,
  );
  for (const [index, bucket] of buckets.entries())
    for (const word of bucket)
      for (const [position, byte] of word.entries()) add(patternBuckets + index, position, [byte]);
}

const digits = Buffer.from('0123456789');
/** What may stand before the mark of a place. `>` has a bucket of its own: with its upper half here, digits were letters. */
const placeLetters = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_}');
