export interface WordTable {
  readonly words: readonly string[];
  /** The places in `words` of those that stand in the line, each once, in no order. */
  idsIn(line: string): number[];
}

/**
 * Tells which of many words stand in a line. Two characters choose the few words that may begin there; an alternation
 * of all words compiled by V8 tries each at each character, which with several hundred words takes ten times as long.
 * Words need two characters.
 */
export function wordTable(list: readonly string[]): WordTable {
  const words = [...new Set(list)];
  const starting: (number[] | undefined)[] = new Array(tableSize).fill(undefined);
  for (const [id, word] of words.entries()) {
    const slot = slotOf(word.charCodeAt(0), word.charCodeAt(1));
    const ids = starting[slot];
    if (ids) ids.push(id);
    else starting[slot] = [id];
  }
  /** In which line, by number, a word was found last: no set has to be made for each line. */
  const seen = new Uint32Array(words.length);
  let current = 0;

  function idsIn(line: string): number[] {
    const found: number[] = [];
    current = (current + 1) >>> 0;
    if (current === 0) {
      seen.fill(0);
      current = 1;
    }
    let code = line.charCodeAt(0);
    for (let at = 1; at < line.length; at++) {
      const next = line.charCodeAt(at);
      const ids = starting[slotOf(code, next)];
      code = next;
      if (ids === undefined) continue;
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i] as number;
        if (seen[id] === current || !line.startsWith(words[id] as string, at - 1)) continue;
        seen[id] = current;
        found.push(id);
      }
    }
    return found;
  }

  return { words, idsIn };
}

const tableSize = 1 << 14;

function slotOf(first: number, second: number): number {
  return (first * 127 + second) & (tableSize - 1);
}
