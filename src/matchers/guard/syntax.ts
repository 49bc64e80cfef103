import { type CharSet, charSetOf } from './char-set.ts';

/** As much of the structure of a regular expression as its running time depends on. */
export type Node =
  | { readonly kind: 'set'; readonly set: CharSet }
  /** `ends`: where in the source each item ends. */
  | { readonly kind: 'sequence'; readonly items: readonly Node[]; readonly ends: readonly number[] }
  | { readonly kind: 'choice'; readonly items: readonly Node[] }
  | { readonly kind: 'repeat'; readonly item: Node; readonly least: number; readonly most: number }
  | { readonly kind: 'look'; readonly item: Node }
  | { readonly kind: 'start' | 'end' | 'assertion' }
  /** Takes time that can't be told from its structure: a back reference. */
  | { readonly kind: 'opaque' };

/** Takes apart what `new RegExp` has accepted, without the flags `u` and `v`. */
export function parseSyntax({ source, flags }: RegExp): Node {
  let at = 0;
  const setFlags = flags.includes('i') ? 'i' : '';
  return readChoice();

  function readChoice(): Node {
    const items = [readSequence()];
    while (source[at] === '|') {
      at += 1;
      items.push(readSequence());
    }
    return items.length === 1 && items[0] ? items[0] : { kind: 'choice', items };
  }

  function readSequence(): Node {
    const items: Node[] = [];
    const ends: number[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      items.push(readRepeat());
      ends.push(at);
    }
    return { kind: 'sequence', items, ends };
  }

  function readRepeat(): Node {
    const item = readAtom();
    const [text, braces, least = '', comma, most] =
      /^(?:[*+?]|(\{(\d+)(,)?(\d*)\}))\??/.exec(source.slice(at, at + 24)) ?? [];
    if (!text) return item;
    at += text.length;
    if (!braces) return { kind: 'repeat', item, least: text[0] === '+' ? 1 : 0, most: text[0] === '?' ? 1 : Infinity };
    return { kind: 'repeat', item, least: Number(least), most: most ? Number(most) : comma ? Infinity : Number(least) };
  }

  function readAtom(): Node {
    const [char = ''] = source.slice(at);
    if (char === '(') return readGroup();
    if (char === '^') return skip(1, { kind: 'start' });
    if (char === '$') return skip(1, { kind: 'end' });
    if (char === '[') return readSet(/^\[(?:\\[\s\S]|[^\]\\])*\]/);
    if (char !== '\\') return readSet(/^[\s\S]/);
    const next = source[at + 1] ?? '';
    if (next === 'b' || next === 'B') return skip(2, { kind: 'assertion' });
    if (/[1-9]/.test(next)) return skip(/^\\\d+/.exec(source.slice(at))?.[0].length ?? 2, { kind: 'opaque' });
    if (next === 'k' && source[at + 2] === '<') return skip(source.indexOf('>', at) - at + 1, { kind: 'opaque' });
    return readSet(/^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[A-Za-z]|0\d{0,2}|[\s\S])/);
  }

  function readGroup(): Node {
    const [opening = '('] = /^\((?:\?(?:<?[=!]|:|<[^>]*>))?/.exec(source.slice(at)) ?? [];
    at += opening.length;
    const inner = readChoice();
    at += 1;
    return /[=!]$/.test(opening) ? { kind: 'look', item: inner } : inner;
  }

  function readSet(shape: RegExp): Node {
    const [atom = ''] = shape.exec(source.slice(at)) ?? [];
    return skip(atom.length, { kind: 'set', set: charSetOf(/^[{}\]]$/.test(atom) ? `\\${atom}` : atom, setFlags) });
  }

  function skip(length: number, node: Node): Node {
    at += length;
    return node;
  }
}
