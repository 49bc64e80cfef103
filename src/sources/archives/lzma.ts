/**
 * LZMA as in the LZMA SDK's `lzma-specification.txt`, with its input given chunk by chunk, as LZMA2 does. Bits are
 * decoded by an adaptive range coder: each has a probability of being 0, in 11 bits, that shifts with every bit seen.
 */
export class LzmaDecoder {
  /** A ring: what was unpacked last. */
  readonly #window: Uint8Array;
  #windowAt = 0;
  /** Bytes since the dictionary was reset. */
  #position = 0;

  #input: Uint8Array = new Uint8Array(0);
  #inputAt = 0;
  #range = 0;
  #code = 0;

  #state = 0;
  /** The last four distances, less one. */
  readonly #distances = new Uint32Array(4);
  #literalContextBits = 0;
  #literalPositionMask = 0;
  #positionMask = 0;

  readonly #isMatch = probabilities(stateCount << 4);
  readonly #isRepeat = probabilities(stateCount);
  readonly #isRepeat0 = probabilities(stateCount);
  readonly #isRepeat1 = probabilities(stateCount);
  readonly #isRepeat2 = probabilities(stateCount);
  readonly #isLongRepeat0 = probabilities(stateCount << 4);
  readonly #slots = probabilities(4 << 6);
  readonly #middleDistances = probabilities(128);
  readonly #lowDistances = probabilities(16);
  readonly #matchLength = lengthProbabilities();
  readonly #repeatLength = lengthProbabilities();
  /** For at most 4 bits of context. */
  readonly #literals = probabilities(0x300 << 4);

  /** `windowSize`, in bytes, is at least what one call of `decode` may unpack. */
  constructor(windowSize: number) {
    this.#window = new Uint8Array(windowSize);
  }

  resetDictionary(): void {
    this.#position = 0;
    this.#windowAt = 0;
  }

  /** Returns whether there can be such properties. */
  setProperties(value: number): boolean {
    const contextBits = value % 9;
    const literalPositionBits = Math.floor(value / 9) % 5;
    const positionBits = Math.floor(value / 45);
    if (positionBits > 4 || contextBits + literalPositionBits > 4) return false;
    this.#literalContextBits = contextBits;
    this.#literalPositionMask = (1 << literalPositionBits) - 1;
    this.#positionMask = (1 << positionBits) - 1;
    return true;
  }

  resetState(): void {
    this.#state = 0;
    this.#distances.fill(0);
    for (const table of [
      this.#isMatch,
      this.#isRepeat,
      this.#isRepeat0,
      this.#isRepeat1,
      this.#isRepeat2,
      this.#isLongRepeat0,
      this.#slots,
      this.#middleDistances,
      this.#lowDistances,
      this.#literals,
      ...Object.values(this.#matchLength),
      ...Object.values(this.#repeatLength),
    ]) {
      table.fill(evenChance);
    }
  }

  /** Takes bytes that stand in the log as they are. */
  append(bytes: Uint8Array): void {
    for (const byte of bytes) this.#put(byte);
  }

  /** `problem`: why there are fewer than `size` bytes, or why the last of them may be wrong. */
  decode(input: Uint8Array, size: number): { bytes: Uint8Array; problem?: string } {
    this.#input = input;
    this.#inputAt = 5;
    this.#range = 0xffffffff;
    this.#code = ((input[1] ?? 0) << 24) | ((input[2] ?? 0) << 16) | ((input[3] ?? 0) << 8) | (input[4] ?? 0);
    this.#code >>>= 0;
    const start = this.#position;
    const problem = this.#unpack(start + size) ?? (this.#code === 0 ? undefined : 'a chunk ends wrongly');
    const bytes = this.#last(this.#position - start);
    return problem === undefined ? { bytes } : { bytes, problem };
  }

  /** Reads behind the input give zeros; what they led to is left out. */
  #unpack(end: number): string | undefined {
    while (this.#position < end) {
      const positionState = this.#position & this.#positionMask;
      if (this.#bit(this.#isMatch, (this.#state << 4) + positionState) === 0) {
        const byte = this.#literal();
        if (this.#inputAt > this.#input.length) return 'a chunk ends too early';
        this.#put(byte);
        this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
        continue;
      }
      const length = this.#match(positionState);
      if (this.#inputAt > this.#input.length) return 'a chunk ends too early';
      const problem = this.#copy(length, end);
      if (problem) return problem;
    }
    this.#normalize();
    return undefined;
  }

  #literal(): number {
    const before = this.#position === 0 ? 0 : this.#back(0);
    const context =
      ((this.#position & this.#literalPositionMask) << this.#literalContextBits) +
      (before >> (8 - this.#literalContextBits));
    const base = 0x300 * context;
    let symbol = 1;
    if (this.#state >= 7) {
      // Behind a match: the byte that would have continued it is a hint, until they differ.
      let hint = this.#back(this.#distances[0] as number);
      while (symbol < 0x100) {
        const hintBit = (hint >> 7) & 1;
        hint <<= 1;
        const bit = this.#bit(this.#literals, base + ((1 + hintBit) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== hintBit) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(this.#literals, base + symbol);
    return symbol & 0xff;
  }

  /** Leaves the distance in `#distances[0]` and returns the length. */
  #match(positionState: number): number {
    const state = this.#state;
    const distances = this.#distances;
    if (this.#bit(this.#isRepeat, state) === 0) {
      distances.copyWithin(1, 0, 3);
      this.#state = state < 7 ? 7 : 10;
      const length = this.#length(this.#matchLength, positionState);
      distances[0] = this.#distance(length);
      return length;
    }
    if (this.#bit(this.#isRepeat0, state) === 0) {
      if (this.#bit(this.#isLongRepeat0, (state << 4) + positionState) === 0) {
        this.#state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      const which = this.#bit(this.#isRepeat1, state) === 0 ? 1 : this.#bit(this.#isRepeat2, state) === 0 ? 2 : 3;
      const distance = distances[which] as number;
      distances.copyWithin(1, 0, which);
      distances[0] = distance;
    }
    this.#state = state < 7 ? 8 : 11;
    return this.#length(this.#repeatLength, positionState);
  }

  #length(table: LengthProbabilities, positionState: number): number {
    if (this.#bit(table.choice, 0) === 0) return 2 + this.#tree(table.low, positionState << 3, 3);
    if (this.#bit(table.choice, 1) === 0) return 10 + this.#tree(table.middle, positionState << 3, 3);
    return 18 + this.#tree(table.high, 0, 8);
  }

  #distance(length: number): number {
    const slot = this.#tree(this.#slots, Math.min(length - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const lowBits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << lowBits) >>> 0;
    if (slot < 14) return base + this.#reverseTree(this.#middleDistances, base - slot, lowBits);
    return base + ((this.#directBits(lowBits - 4) << 4) >>> 0) + this.#reverseTree(this.#lowDistances, 0, 4);
  }

  #copy(length: number, end: number): string | undefined {
    const distance = this.#distances[0] as number;
    if (distance >= Math.min(this.#position, this.#window.length)) return 'it refers to what was not there yet';
    const fits = Math.min(length, end - this.#position);
    for (let i = 0; i < fits; i++) this.#put(this.#back(distance));
    return fits < length ? 'a chunk is longer than it says' : undefined;
  }

  #put(byte: number): void {
    this.#window[this.#windowAt] = byte;
    if (++this.#windowAt === this.#window.length) this.#windowAt = 0;
    this.#position++;
  }

  #back(distance: number): number {
    const at = this.#windowAt - distance - 1;
    return this.#window[at < 0 ? at + this.#window.length : at] as number;
  }

  #last(count: number): Uint8Array {
    const start = this.#windowAt - count;
    if (start >= 0) return this.#window.slice(start, this.#windowAt);
    return Buffer.concat([this.#window.subarray(start), this.#window.subarray(0, this.#windowAt)]);
  }

  #bit(table: Uint16Array, index: number): 0 | 1 {
    if (this.#range < 0x1000000) this.#normalize();
    const probability = table[index] as number;
    const bound = (this.#range >>> 11) * probability;
    if (this.#code < bound) {
      this.#range = bound;
      table[index] = probability + ((2048 - probability) >> 5);
      return 0;
    }
    this.#range -= bound;
    this.#code -= bound;
    table[index] = probability - (probability >> 5);
    return 1;
  }

  #normalize(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | (this.#input[this.#inputAt++] ?? 0)) >>> 0;
  }

  /** Bits of even chance, the highest first. */
  #directBits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      this.#normalize();
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit === 1) this.#code -= this.#range;
      value = (value << 1) | bit;
    }
    return value >>> 0;
  }

  #tree(table: Uint16Array, base: number, bits: number): number {
    let symbol = 1;
    for (let i = 0; i < bits; i++) symbol = (symbol << 1) | this.#bit(table, base + symbol);
    return symbol - (1 << bits);
  }

  #reverseTree(table: Uint16Array, base: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const bit = this.#bit(table, base + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << i;
    }
    return value;
  }
}

const stateCount = 12;
const evenChance = 1024;

type LengthProbabilities = Readonly<Record<'choice' | 'low' | 'middle' | 'high', Uint16Array>>;

function lengthProbabilities(): LengthProbabilities {
  return {
    choice: probabilities(2),
    low: probabilities(16 << 3),
    middle: probabilities(16 << 3),
    high: probabilities(1 << 8),
  };
}

function probabilities(count: number): Uint16Array {
  return new Uint16Array(count).fill(evenChance);
}
