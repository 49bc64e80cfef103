/** Of bytes that come in pieces. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** Of all that came so far, as a short text. */
  digest(): string;
}

export type CreateHasher = () => Hasher;
