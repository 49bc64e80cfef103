/** The middle one, or the mean of the two middle ones. Throws for an empty list, of which there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) throw new RangeError('an empty list has no median');
  return sorted.length % 2 ? upper : ((sorted[sorted.length / 2 - 1] as number) + upper) / 2;
}

/** The smallest value that at least this share (0 to 1) of the values don't exceed: a value that did occur. */
export function percentile(values: readonly number[] | Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('an empty list has no percentile');
  return found;
}

/** The median of the quotients pair by pair: what slows both of a pair down does not show. */
export function medianRatio(above: readonly number[], below: readonly number[]): number {
  return median(above.map((value, index) => value / (below[index] as number)));
}

/** Four digits that mean something; the rest of a measured number is noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
