/** For names that come from outside: nothing in them may reach a terminal alive or break a line. */
export function printable(name: string): string {
  return name.replace(/[\x00-\x1f\x7f-\x9f]/g, '\ufffd');
}
