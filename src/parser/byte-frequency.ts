/** How often such bytes stand together in logs, roughly: what spans two words, or capitals and marks, seldom; rules and indents often. */
export function frequency(bytes: ArrayLike<number>, from = 0, to = bytes.length): number {
  let sum = 0;
  let others = 0;
  for (let at = from; at < to; at++) {
    sum += byteWeights[bytes[at] as number] as number;
    if (bytes[at] !== bytes[from] && bytes[at] !== bytes[to - 1]) others++;
  }
  // A rule or an indent.
  return others === 0 ? sum + 12 : sum;
}

/** By byte: how often it stands in logs, roughly. */
export const byteWeights = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x61 && byte <= 0x7a ? 2 : 1));
for (const byte of Buffer.from('etaoinsrlcdmpu')) byteWeights[byte] = 3;
