/** https://no-color.org and https://force-color.org: any value but an empty one, the refusal first. */
export function wantsColour(out: NodeJS.WriteStream): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== '0';
  return out.isTTY === true && process.env.TERM !== 'dumb';
}
