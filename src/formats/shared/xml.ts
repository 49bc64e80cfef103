/**
 * As much of XML as reports are written in: elements, attributes, text, CDATA, the five entities and numeric ones.
 * A document type is skipped and never followed, so nothing is fetched and nothing expands.
 */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly Element[];
  /** All text directly inside. */
  readonly text: string;
  /** First and last line, counted from 0. */
  readonly line: number;
  readonly endLine: number;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: Element[];
  readonly texts: string[];
  readonly line: number;
}

const mostDepth = 100;

/**
 * The first root element. What is cut or damaged is read up to there: a report of a run that was killed still says
 * which tests had failed. Nothing at all gives `undefined`.
 */
export function parseXml(source: string): Element | undefined {
  const lines = new LineCounter(source);
  const open: Open[] = [];
  let at = source.indexOf('<');
  while (at !== -1) {
    const end = endOfMarkup(source, at);
    if (end === -1) break;
    const inner = open.at(-1);
    if (source.startsWith('<![CDATA[', at)) {
      inner?.texts.push(source.slice(at + 9, end - 3));
    } else if (source[at + 1] === '/') {
      const name = source.slice(at + 2, end - 1).trim();
      const depth = open.findLastIndex((element) => element.name === name);
      if (depth === -1) break;
      // A line that was lost, e.g. to another output in between, may have held the end of what is inside.
      const element = closeAll(open.splice(depth), lines.at(end)) as Element;
      const parent = open.at(-1);
      if (!parent) return element;
      parent.children.push(element);
    } else if (source[at + 1] !== '?' && source[at + 1] !== '!') {
      const tag = tagPattern.exec(source.slice(at, end));
      // A stray `<` is text: some writers forget to escape it.
      if (!tag) {
        inner?.texts.push('<');
        const next = source.indexOf('<', at + 1);
        inner?.texts.push(decode(source.slice(at + 1, next === -1 ? source.length : next)));
        at = next;
        continue;
      }
      const element: Open = {
        name: tag[1] as string,
        attributes: readAttributes(tag[2] as string),
        children: [],
        texts: [],
        line: lines.at(at),
      };
      if (source[end - 2] === '/') {
        const parent = open.at(-1);
        if (!parent) return close(element, lines.at(end));
        parent.children.push(close(element, lines.at(end)));
      } else if (open.length >= mostDepth) {
        break;
      } else {
        open.push(element);
      }
    }
    const next = source.indexOf('<', end);
    const text = source.slice(end, next === -1 ? source.length : next);
    if (text !== '') open.at(-1)?.texts.push(decode(text));
    at = next;
  }
  return closeAll(open, lines.at(source.length));
}

/** Elements of one name at any depth, in their order. */
export function* descendants(element: Element, name: string): Generator<Element> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    else yield* descendants(child, name);
  }
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child) => child.name === name);
}

/** What the source does not end, ends with it. */
function closeAll(open: Open[], line: number): Element | undefined {
  let element: Element | undefined;
  for (let inner = open.pop(); inner; inner = open.pop()) {
    if (element) inner.children.push(element);
    element = close(inner, line);
  }
  return element;
}

function close({ name, attributes, children, texts, line }: Open, endLine: number): Element {
  return { name, attributes, children, text: texts.join(''), line, endLine };
}

const tagPattern = /^<([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>$/;
const attributePattern = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function readAttributes(text: string): Record<string, string> {
  // Without a prototype: `__proto__` is a name like any other.
  const attributes: Record<string, string> = Object.create(null);
  for (const [, name = '', double, single = ''] of text.matchAll(attributePattern))
    attributes[name] = decode(double ?? single);
  return attributes;
}

/** Behind the `>` that ends what begins at a `<`, or -1. Inside quotes a `>` is a character. */
function endOfMarkup(source: string, at: number): number {
  const ends = (word: string) => {
    const found = source.indexOf(word, at + 2);
    return found === -1 ? -1 : found + word.length;
  };
  if (source.startsWith('<!--', at)) return ends('-->');
  if (source.startsWith('<![CDATA[', at)) return ends(']]>');
  if (source[at + 1] === '?') return ends('?>');
  if (source[at + 1] === '/' || source[at + 1] === '!') return ends('>');
  if (!/[A-Za-z_]/.test(source[at + 1] ?? '')) return at + 1;
  let quote: string | undefined;
  for (let i = at + 1; i < source.length; i++) {
    const character = source[i] as string;
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === '>') {
      return i + 1;
    } else if ((character === '"' || character === "'") && source[i - 1] === '=') {
      quote = character;
    } else if (character === '<') {
      // Not a tag after all; the caller sees that it has no `>`.
      return i;
    }
  }
  return -1;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Entities that are not known stay as they stand. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] as string;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Lines are asked for in ascending order, so each stretch is counted once. */
class LineCounter {
  readonly #source: string;
  #offset = 0;
  #line = 0;

  constructor(source: string) {
    this.#source = source;
  }

  at(offset: number): number {
    for (;;) {
      const next = this.#source.indexOf('\n', this.#offset);
      if (next === -1 || next >= offset) return this.#line;
      this.#offset = next + 1;
      this.#line++;
    }
  }
}
