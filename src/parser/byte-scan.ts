import { always, beforeDigit, gramScanModule, layout, multipliers } from './gram-scan-module.ts';
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
 * A search for many words at once: each word is found by four of its bytes, those that fewest other words are found by.
 * Their hash has a bit in two tables; where both have it, the words of that slot are compared. So the time does not
 * depend on how many words there are. Searching by skipping (Wu and Manber) looks at fewer bytes, but each look waits
 * for the one before: with words of four bytes it is half as fast.
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
const escapeByte = 0x1b;
const pageSize = 1 << 16;
/** As far as a round of the inner loop reads behind the end. */
const padding = 16;

function pagesFor(length: number): number {
  return Math.ceil((layout.text + length + padding) / pageSize);
}

function fillTables(patterns: readonly Buffer[], view: Uint8Array): ReadonlyMap<number, readonly Found[]> {
  const slots = new Map<number, Found[]>();
  // Short words have least choice.
  for (const pattern of patterns.toSorted((a, b) => a.length - b.length)) {
    if (pattern.length < gramLength) continue;
    const offsets = Array.from({ length: pattern.length - gramLength + 1 }, (_, offset) => offset);
    const crowd = (offset: number) => slots.get(slotOf(pattern.readInt32LE(offset), 0))?.length ?? 0;
    const offset = offsets.reduce((best, each) => (crowd(each) < crowd(best) ? each : best));
    const gram = pattern.readInt32LE(offset);
    const slot = slotOf(gram, 0);
    slots.set(slot, [...(slots.get(slot) ?? []), { pattern, offset }]);
    view[layout.first + slot] = 1;
    view[layout.second + slotOf(gram, 1)] = 1;
  }
  return slots;
}

function slotOf(gram: number, table: 0 | 1): number {
  return Math.imul(gram, multipliers[table]) >>> 16;
}
