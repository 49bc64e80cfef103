/** The bytes at hand are used up; with more of them it would go on. */
export class OutOfBits extends Error {}

/** Numbers of up to 24 bits, the highest bit first. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #next: number;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array, startBit: number) {
    this.#bytes = bytes;
    this.#next = 0;
    if (startBit > 0) this.read(startBit);
  }

  /** In bits from the first byte. */
  get position(): number {
    return this.#next * 8 - this.#count;
  }

  read(bits: number): number {
    while (this.#count < bits) {
      if (this.#next >= this.#bytes.length) throw new OutOfBits();
      // What is shifted out at the top was read already.
      this.#held = (this.#held << 8) | (this.#bytes[this.#next++] as number);
      this.#count += 8;
    }
    this.#count -= bits;
    return (this.#held >>> this.#count) & ((1 << bits) - 1);
  }
}
