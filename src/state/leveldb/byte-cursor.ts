/** Reads numbers and bytes one after the other; throws a RangeError at the end of the bytes, whatever stands in them. */
export class ByteCursor {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  take(length: number): Buffer {
    if (!(length >= 0 && this.at >= 0 && this.at + length <= this.bytes.length))
      throw new RangeError('the bytes end too early');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  byte(): number {
    return this.take(1)[0] as number;
  }

  /** Little-endian; at most six bytes. */
  fixed(length: number): number {
    return this.take(length).readUIntLE(0, length);
  }

  /** Seven bits a byte, the lowest first. Exact up to 2^53; more does not occur in a database of ours. */
  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number is longer than numbers are');
  }

  /** Bytes behind their number. */
  prefixed(): Buffer {
    return this.take(this.varint());
  }
}
