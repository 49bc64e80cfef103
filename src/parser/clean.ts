/** Colours, cursor movements, hyperlinks and other terminal control out of a line: ECMA-48 CSI, OSC and two-byte escapes. */
export function stripControls(line: string): string {
  return line.includes('\x1b') || line.includes('\x9b') ? line.replace(controls, '') : line;
}

const controls =
  // OSC ends with BEL or ST; a string that never ends is cut off at the next escape, so the time stays linear.
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[PX^_][^\x1b]*(?:\x1b\\)?|\x1b[ -/]*[0-~]?/g;
