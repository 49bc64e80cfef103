/** A message without what is particular about it, and that in the order in which it stands there. */
export interface MessageTemplate {
  /** Quoted names are `'…'`, numbers `#`. */
  readonly template: string;
  /** The quoted names. */
  readonly names: readonly string[];
}

/**
 * What a tool says of many places in the same words. Only the first line, and only what stands in quotes counts as a name: the
 * words of a message and a name in it can't be told apart otherwise.
 */
export function templateOf(message: string): MessageTemplate {
  const names: string[] = [];
  const line = message.slice(0, message.indexOf('\n') === -1 ? undefined : message.indexOf('\n')).slice(0, longest);
  const template = line
    .replace(quoted, (_whole, ...groups: unknown[]) => {
      names.push(groups.slice(0, 5).find((group) => typeof group === 'string') as string);
      return "'…'";
    })
    .replace(/\d+/g, '#');
  return { template, names: names.slice(0, mostNames) };
}

const longest = 400;
const mostNames = 8;

/** gcc quotes with ‘…’ or '…', depending on the locale; clang with '…', rustc with `…`, javac and others with "…". */
const quoted = /‘([^‘’]{1,120})’|“([^“”]{1,120})”|`([^`']{1,120})[`']|(?<!\w)'([^']{1,120})'|"([^"]{1,120})"/g;
