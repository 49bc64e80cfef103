import { frequency } from './byte-frequency.ts';

export interface WordTable {
  readonly words: readonly string[];
  /**
   * The places in `words` of those that stand in the line, each once, in no order. `bytes` begin with the line in Latin-1.
   * Valid until the next call.
   */
  idsIn(line: string, bytes: Uint8Array): readonly number[];
}

/**
 * Tells which of many words stand in a line. Each word is found by four of its characters, those that fewest other words
 * are found by, so that at most places of a line one look-up answers; an alternation of all words compiled by V8 tries
 * each at each character, which with a thousand words takes thirty times as long. Words need two characters; those of
 * two or three have a table of their own. Words in `beforeDigit` count only before a digit. Lines are bytes here: to
 * take a character out of a string costs several times as much. Where Latin-1 lacks a character of a word, the string
 * has the last word.
 */
export function wordTable(list: readonly string[], beforeDigit: ReadonlySet<string> = new Set()): WordTable {
  const words = [...new Set(list)];
  const { long, short, letters, starts, kinds } = compile(words, beforeDigit);
  // Looked at for each character of each line: at hand, no call, and small enough for the processor's first cache.
  const { isFilled } = long;
  const { isFilled: isShortFilled, isStart } = short;
  /** In which line, by number, a word was found last: no set has to be made for each line. */
  const seen = new Uint32Array(words.length);
  const found: number[] = [];
  let current = 0;

  function check({ entries, firsts }: Slots, slot: number, line: string, bytes: Uint8Array, at: number): void {
    for (let entry = firsts[slot] as number; ; entry += entrySize) {
      const id = (entries[entry] as number) >>> 1;
      const start = at - (entries[entry + 1] as number);
      if (seen[id] !== current && start >= 0 && stands(id, line, bytes, start)) {
        seen[id] = current;
        found.push(id);
      }
      if ((entries[entry] as number) & isLast) return;
    }
  }

  function stands(id: number, line: string, bytes: Uint8Array, start: number): boolean {
    const from = starts[id] as number;
    const size = (starts[id + 1] as number) - from;
    const end = start + size;
    if (end > line.length) return false;
    for (let i = 0; i < size; i++) if (letters[from + i] !== bytes[start + i]) return false;
    const kind = kinds[id];
    if (kind === plain) return true;
    if (kind === beyondLatin1) return line.startsWith(words[id] as string, start);
    return end < line.length && isDigit(bytes[end] as number);
  }

  function idsIn(line: string, bytes: Uint8Array): readonly number[] {
    found.length = 0;
    current = (current + 1) >>> 0;
    if (current === 0) {
      seen.fill(0);
      current = 1;
    }
    const { length } = line;
    let gram = 0;
    for (let at = 0; at < length; at++) {
      const byte = bytes[at] as number;
      gram = (gram << 8) | byte;
      const slot = gramSlot(gram);
      if (((isFilled[slot >>> 5] as number) >>> (slot & 31)) & 1) check(long, slot, line, bytes, at - gramLength + 1);
      if (isStart[byte] === 0) continue;
      const pair = pairSlot(byte, bytes[at + 1] as number);
      if (((isShortFilled[pair >>> 5] as number) >>> (pair & 31)) & 1) check(short, pair, line, bytes, at);
    }
    return found;
  }

  return { words, idsIn };
}

/** Where words are found: most slots are empty, and one bit tells. Numbers in few arrays, since objects lie everywhere. */
interface Slots {
  readonly isFilled: Uint32Array;
  /** By slot: where its entries begin. */
  readonly firsts: Uint16Array;
  /** By entry: twice the id of a word, plus `isLast`, and where in the word the characters stand by which it is found. */
  readonly entries: Uint16Array;
  /** By byte: a word here begins with it. */
  readonly isStart: Uint8Array;
}

const plain = 0;
const onlyBeforeDigit = 1;
const beyondLatin1 = 2;

const entrySize = 2;
const isLast = 1;
const gramLength = 4;
const tableSize = 1 << 16;
const shortTableSize = 1 << 12;

function compile(words: readonly string[], beforeDigit: ReadonlySet<string>) {
  const spelled = words.map((word) => Buffer.from(word, 'latin1'));
  const long = new Map<number, Entry[]>();
  const short = new Map<number, Entry[]>();
  // The longer a word, the more choice it has: those without go first.
  const byLength = [...spelled.keys()].sort((a, b) => (spelled[a]?.length ?? 0) - (spelled[b]?.length ?? 0));
  for (const id of byLength) {
    const word = spelled[id] as Buffer;
    if (word.length < gramLength) add(short, pairSlot(word[0] as number, word[1] as number), { id, offset: 0 });
    else addByRarestGram(long, word, id);
  }
  const starts = [0];
  for (const word of spelled) starts.push((starts.at(-1) as number) + word.length);
  return {
    long: flatten(long, tableSize, new Uint8Array()),
    short: flatten(short, shortTableSize, startsOf(spelled)),
    letters: new Uint8Array(Buffer.concat(spelled)),
    starts: Uint16Array.from(starts),
    kinds: Uint8Array.from(words, (word) =>
      beforeDigit.has(word) ? onlyBeforeDigit : /[^\0-\xff]/.test(word) ? beyondLatin1 : plain,
    ),
  };
}

interface Entry {
  readonly id: number;
  readonly offset: number;
}

function add(slots: Map<number, Entry[]>, slot: number, entry: Entry): void {
  const entries = slots.get(slot);
  if (entries) entries.push(entry);
  else slots.set(slot, [entry]);
}

function addByRarestGram(slots: Map<number, Entry[]>, word: Buffer, id: number): void {
  let rarest = { slot: 0, offset: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset + gramLength <= word.length; offset++) {
    const slot = gramSlot(word.readInt32BE(offset));
    const cost = frequency(word, offset, offset + gramLength) + (slots.get(slot)?.length ?? 0);
    if (cost >= least) continue;
    least = cost;
    rarest = { slot, offset };
  }
  add(slots, rarest.slot, { id, offset: rarest.offset });
}

function startsOf(words: readonly Uint8Array[]): Uint8Array {
  const starts = new Uint8Array(256);
  for (const word of words) if (word.length < gramLength) starts[word[0] as number] = 1;
  return starts;
}

function flatten(slots: ReadonlyMap<number, readonly Entry[]>, size: number, isStart: Uint8Array): Slots {
  const isFilled = new Uint32Array(size / 32);
  const firsts = new Uint16Array(size);
  const entries: number[] = [];
  for (const [slot, list] of slots) {
    isFilled[slot >>> 5] = (isFilled[slot >>> 5] as number) | (1 << (slot & 31));
    firsts[slot] = entries.length;
    for (const { id, offset } of list) entries.push(id << 1, offset);
    entries[entries.length - entrySize] = (entries[entries.length - entrySize] as number) | isLast;
  }
  return { isFilled, firsts, entries: Uint16Array.from(entries), isStart };
}

/** Fibonacci hashing of four bytes to sixteen bits. */
function gramSlot(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> 16;
}

function pairSlot(first: number, second: number): number {
  return (first * 61 + second) & (shortTableSize - 1);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
