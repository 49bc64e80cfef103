import { frequency } from './byte-frequency.ts';

export interface WordTable {
  readonly words: readonly string[];
  /**
   * The places in `words` of those that stand in the first `length` bytes of the line in Latin-1, each once, in no order.
   * Valid until the next call.
   */
  idsIn(line: Uint8Array, length: number): readonly number[];
}

/**
 * Tells which of many words stand in a line. Each word is found by four of its characters, those that fewest other words
 * are found by, so that at most places of a line one look-up answers; an alternation of all words compiled by V8 tries
 * each at each character, which with a thousand words takes thirty times as long. Words need two characters; those of
 * two or three have a table of their own. Words in `beforeDigit` count only before a digit. Lines are bytes here: to
 * take a character out of a string costs several times as much. What Latin-1 has not loses its upper half, in both.
 */
export function wordTable(list: readonly string[], beforeDigit: ReadonlySet<string> = new Set()): WordTable {
  const words = [...new Set(list)];
  const spelled = words.map((word) => Buffer.from(word, 'latin1'));
  const asksDigit = words.map((word) => beforeDigit.has(word));
  const long = new Slots(tableSize);
  const short = new Slots(shortTableSize);
  // The longer a word, the more choice it has: those without go first.
  const byLength = words.map((_, id) => id).sort((a, b) => (words[a]?.length ?? 0) - (words[b]?.length ?? 0));
  for (const id of byLength) {
    const word = words[id] as string;
    if (word.length < gramLength)
      short.add(pairSlot(word.charCodeAt(0) & 0xff, word.charCodeAt(1) & 0xff), { id, offset: 0 });
    else long.add(...rarestGram(word, long, id));
  }
  const shortStarts = new Uint8Array(256);
  for (const word of words) if (word.length < gramLength) shortStarts[word.charCodeAt(0) & 0xff] = 1;
  // Looked at for each character of each line: at hand, no call, and small enough for the processor's first cache.
  const { isFilled } = long;
  const { isFilled: isShortFilled } = short;
  /** In which line, by number, a word was found last: no set has to be made for each line. */
  const seen = new Uint32Array(words.length);
  const found: number[] = [];
  let current = 0;

  function check(entries: readonly Entry[], line: Uint8Array, length: number, at: number): void {
    for (let i = 0; i < entries.length; i++) {
      const { id, offset } = entries[i] as Entry;
      const word = spelled[id] as Uint8Array;
      const start = at - offset;
      if (seen[id] === current || start < 0 || start + word.length > length || !standsAt(word, line, start)) continue;
      if (asksDigit[id] && !(start + word.length < length && isDigit(line[start + word.length] as number))) continue;
      seen[id] = current;
      found.push(id);
    }
  }

  function idsIn(line: Uint8Array, length: number): readonly number[] {
    found.length = 0;
    current = (current + 1) >>> 0;
    if (current === 0) {
      seen.fill(0);
      current = 1;
    }
    let gram = 0;
    for (let at = 0; at < length; at++) {
      const byte = line[at] as number;
      gram = (gram << 8) | byte;
      const slot = gramSlot(gram);
      if (((isFilled[slot >>> 5] as number) >>> (slot & 31)) & 1)
        check(long.at(slot), line, length, at - gramLength + 1);
      if (shortStarts[byte] === 0) continue;
      const pair = pairSlot(byte, line[at + 1] as number);
      if (((isShortFilled[pair >>> 5] as number) >>> (pair & 31)) & 1) check(short.at(pair), line, length, at);
    }
    return found;
  }

  return { words, idsIn };
}

interface Entry {
  readonly id: number;
  /** Where in the word the characters stand by which it is found. */
  readonly offset: number;
}

/** Most slots are empty, and one bit tells. */
class Slots {
  readonly isFilled: Uint32Array;
  /** The number of the slot's list; 0 for none. */
  readonly #numbers: Uint16Array;
  readonly #lists: Entry[][] = [[]];

  constructor(size: number) {
    this.isFilled = new Uint32Array(size / 32);
    this.#numbers = new Uint16Array(size);
  }

  at(slot: number): readonly Entry[] {
    return this.#lists[this.#numbers[slot] as number] as Entry[];
  }

  add(slot: number, entry: Entry): void {
    if (this.#numbers[slot] === 0) this.#numbers[slot] = this.#lists.push([]) - 1;
    this.#lists[this.#numbers[slot] as number]?.push(entry);
    this.isFilled[slot >>> 5] = (this.isFilled[slot >>> 5] as number) | (1 << (slot & 31));
  }
}

const gramLength = 4;
const tableSize = 1 << 16;
const shortTableSize = 1 << 12;

function rarestGram(word: string, slots: Slots, id: number): [number, Entry] {
  const bytes = Buffer.from(word, 'latin1');
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let rarest = 0;
  for (let offset = 0; offset + gramLength <= word.length; offset++) {
    const slot = gramSlot(bytes.readInt32BE(offset));
    const cost = frequency(bytes, offset, offset + gramLength) + slots.at(slot).length;
    if (cost >= least) continue;
    least = cost;
    rarest = slot;
    best = offset;
  }
  return [rarest, { id, offset: best }];
}

/** Fibonacci hashing of four bytes to sixteen bits. */
function gramSlot(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> 16;
}

function pairSlot(first: number, second: number): number {
  return (first * 61 + second) & (shortTableSize - 1);
}

function standsAt(word: Uint8Array, line: Uint8Array, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (word[i] !== line[start + i]) return false;
  return true;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
