import type { Format } from '../core/format.ts';

/** The format that a command names, e.g. `npx eslint src`: the first of its words that is one's name. */
export function namedIn(formats: readonly Format[]): (command: string) => Format | undefined {
  const named = new Map(formats.map((format) => [format.name, format]));
  // A step has many lines, and each asks which tool it runs.
  let last: { readonly command: string; readonly format: Format | undefined } | undefined;
  return (command) => {
    if (last?.command !== command) {
      const words = command.split(/[\s/\\]+/, mostWords);
      last = { command, format: words.map((word) => named.get(word)).find(Boolean) };
    }
    return last.format;
  };
}

const mostWords = 12;
