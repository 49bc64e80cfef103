export interface Prefixed {
  /** Which of several interleaved outputs the line belongs to; '' where nothing tells. */
  readonly lane: string;
  readonly text: string;
}

/**
 * Takes off what CI systems and parallel runners put in front of each line: time stamps, step numbers, package names.
 * What tells two outputs apart becomes the lane, so that a multi-line diagnostic survives another step's lines.
 */
export function splitPrefix(line: string): Prefixed {
  const stamp = timestamp.exec(line);
  const text = stamp ? line.slice(stamp[0].length) : line;
  const step = text.startsWith('#') ? buildkit.exec(text) : null;
  return step ? { lane: step[1] as string, text: text.slice(step[0].length) } : { lane: '', text };
}

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z /;
const buildkit = /^(#\d+) (?:\d+\.\d+ )?/;
