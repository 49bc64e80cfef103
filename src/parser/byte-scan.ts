import { always, askSecond, beforeDigit, enough, gramScanModule, layout, multipliers } from './gram-scan-module.ts';
import { placeAt } from './place-search.ts';

/** Finds the lines that are worth looking at, in the bytes of a chunk. */
export interface ByteScan {
  /** Takes a chunk; what was taken before is gone. */
  load(bytes: Uint8Array): void;
  /**
   * The index of a byte of the first trigger that begins at `from` or behind, a byte of its line in any case, or the
   * length of the chunk. Colours may stand inside a word, so an escape counts as a trigger.
   */
  next(from: number): number;
}

/**
 * A search for many words at once: each word is found by six of its bytes, or four where it has no more, those that are
 * rarest in a log. Their hashes have a bit in two tables; where both have it, the words of that slot are compared. So the
 * time does not depend on how many words there are. Searching by skipping (Wu and Manber) looks at fewer bytes, but each
 * look waits for the one before: with words of four bytes it is a third as fast.
 */
export function compileByteScan(words: readonly string[], withPlaces: boolean): ByteScan {
  const patterns = words.map((word) => Buffer.from(word, 'utf8'));
  const { Memory, Module, Instance } = (globalThis as unknown as { WebAssembly: Assembly }).WebAssembly;
  const memory = new Memory({ initial: pagesFor(0) });
  const { find } = new Instance(new Module(gramScanModule()), { m: { m: memory } }).exports as {
    find(at: number, end: number): number;
  };
  let view = new Uint8Array(memory.buffer);
  const slots = fillTables(patterns, view);
  const shortest = patterns.filter(({ length }) => length < gramLength);
  for (const { 0: first } of shortest) view[layout.classes + (first as number)] = always;
  for (const mark of withPlaces ? ':([' : '') {
    const at = layout.classes + mark.charCodeAt(0);
    view[at] = Math.max(view[at] as number, beforeDigit);
  }
  view[layout.classes + escapeByte] = always;
  let length = 0;

  function load(bytes: Uint8Array): void {
    const missing = pagesFor(bytes.length) - memory.buffer.byteLength / pageSize;
    if (missing > 0) {
      memory.grow(missing);
      view = new Uint8Array(memory.buffer);
    }
    length = bytes.length;
    view.set(bytes, layout.text);
    view.fill(0, layout.text + length, layout.text + length + padding);
  }

  function next(from: number): number {
    const last = layout.text + length;
    for (let at = layout.text + from - 3; at < last; at++) {
      at = find(at, last);
      if (at === -1) return length;
      const trigger = triggerAt(at);
      if (trigger !== -1) return trigger - layout.text;
    }
    return length;
  }

  /** `at` is the address of four bytes, the last of which may be a mark. */
  function triggerAt(at: number): number {
    const gram =
      (view[at] as number) |
      ((view[at + 1] as number) << 8) |
      ((view[at + 2] as number) << 16) |
      ((view[at + 3] as number) << 24);
    for (const { pattern, offset } of slots.get(slotOf(gram, 0)) ?? []) if (standsAt(pattern, at - offset)) return at;
    const mark = at + 3;
    const byte = view[mark] as number;
    if (mark >= layout.text + length) return -1;
    if (byte === escapeByte) return mark;
    for (const pattern of shortest) if (standsAt(pattern, mark)) return mark;
    return withPlaces && placeAt(view, mark, layout.text) ? mark : -1;
  }

  function standsAt(pattern: Uint8Array, start: number): boolean {
    if (start < layout.text || start + pattern.length > layout.text + length) return false;
    for (let i = 0; i < pattern.length; i++) if (view[start + i] !== pattern[i]) return false;
    return true;
  }

  return { load, next };
}

/** What of WebAssembly is used; its types are the browser's, and the rest of those has no place here. */
interface Assembly {
  readonly Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

interface Found {
  readonly pattern: Uint8Array;
  /** Where in the word the four bytes stand. */
  readonly offset: number;
}

const gramLength = 4;
const longGramLength = 6;
const escapeByte = 0x1b;
const pageSize = 1 << 16;
/** As far as a round of the inner loop reads behind the end. */
const padding = 16;

function pagesFor(length: number): number {
  return Math.ceil((layout.text + length + padding) / pageSize);
}

function fillTables(patterns: readonly Buffer[], view: Uint8Array): ReadonlyMap<number, readonly Found[]> {
  const slots = new Map<number, Found[]>();
  for (const pattern of patterns) {
    if (pattern.length < gramLength) continue;
    const length = pattern.length < longGramLength ? gramLength : longGramLength;
    const offset = rarest(pattern, length);
    const first = slotOf(pattern.readInt32LE(offset), 0);
    slots.set(first, [...(slots.get(first) ?? []), { pattern, offset }]);
    const mark = layout.first + first;
    view[mark] = Math.max(view[mark] as number, length === gramLength ? enough : askSecond);
    if (length === longGramLength) view[layout.second + slotOf(pattern.readInt32LE(offset + 2), 1)] = 1;
  }
  return slots;
}

/** Where in a word the bytes stand that are rarest in logs. */
function rarest(pattern: Buffer, length: number): number {
  const offsets = Array.from({ length: pattern.length - length + 1 }, (_, offset) => offset);
  const cost = (offset: number) => frequency(pattern.subarray(offset, offset + length));
  return offsets.reduce((best, offset) => (cost(offset) < cost(best) ? offset : best));
}

function slotOf(gram: number, table: 0 | 1): number {
  return Math.imul(gram, multipliers[table]) >>> 16;
}

/** How often such bytes stand together in logs, roughly: what spans two words, or capitals and marks, seldom. */
function frequency(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum += byte >= 0x61 && byte <= 0x7a ? (common.has(byte) ? 3 : 2) : 1;
  return sum;
}

const common: ReadonlySet<number> = new Set(Buffer.from('etaoinsrlcdmpu'));
