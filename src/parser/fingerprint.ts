import { hash as digest } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Draft } from '../core/diagnostic.ts';

/**
 * Names a problem: one thing wrong at one place. The name holds across runs, machines and shifted lines, so it is made
 * of the tool, the code, the message without its variable parts, the file below any checkout folder, the quoted source
 * line with white space folded, and the ordinal among problems that are equal in all of these. The same place reported
 * again keeps its ordinal. Ordinals go by order of arrival, so one `Fingerprinter` sees a whole run, in order.
 */
export class Fingerprinter {
  /** By equal problems: their places in the order of arrival. */
  readonly #places = new LRUCache<string, string[]>(sized(mostKeys));

  /** `message` is `normalizeMessage` of the draft's, where somebody has it already. */
  of(draft: Draft, message = normalizeMessage(draft.message)): string {
    const key = [
      draft.tool,
      draft.code ?? '',
      message,
      draft.file === undefined ? '' : portableFile(draft.file),
      draft.snippet?.[0]?.replace(/\s+/g, ' ').trim() ?? '',
    ].join('\0');
    const base = hash(key);
    const ordinal = this.#ordinal(base, `${draft.line ?? 0}:${draft.column ?? 0}`);
    return ordinal === 0 ? base : hash(`${base}\0${ordinal}`);
  }

  #ordinal(base: string, place: string): number {
    const places = this.#places.get(base);
    if (!places) {
      this.#places.set(base, [place]);
      return 0;
    }
    const known = places.indexOf(place);
    if (known !== -1) return known;
    // Bounded: behind the limit, further equal problems in this file share the last ordinal.
    if (places.length < mostPlaces) places.push(place);
    return places.length - 1;
  }
}

/** A cache's bound that costs nothing before it is needed: with `max`, room for all entries is set aside at once. */
export function sized(most: number): { maxSize: number; sizeCalculation: () => number } {
  return { maxSize: most, sizeCalculation: () => 1 };
}

const mostKeys = 50_000;
const mostPlaces = 1_000;

/** Takes out what differs between two runs of the same problem: addresses, numbers, times, folders, generated names. */
export function normalizeMessage(message: string): string {
  return mayVary.test(message) ? message.replace(variable, replaceVariable) : message;
}

/** What each of the variable parts holds: a look at each character, where the pattern below tries five things. */
const mayVary = /[\d/\\]|[a-f]{8}-/;

const variable = new RegExp(
  [
    '0x[0-9a-fA-F]+',
    '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    // Two segments at least, so that `and/or` and `/` stay.
    '(?<=^|[\\s\'"`(=:,‘“])(?:[A-Za-z]:)?(?:[\\\\/][\\w.+@~-]+){2,}',
    // A hash or a name that a tool made up: hexadecimal and long, with a digit in it.
    '\\b(?=[a-f]*\\d)[0-9a-f]{12,}\\b',
    '\\b\\d+(?:[.:,]\\d+)*(?:ms|s)?\\b',
  ].join('|'),
  'g',
);

function replaceVariable(text: string): string {
  const separator = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
  return separator === -1 ? '#' : text.slice(separator + 1).replace(temporaryName, '#');
}

/** `ccXy12Za.o`, as compilers name what they pass to the linker. */
const temporaryName = /^(?:cc|tmp)[A-Za-z0-9_]{6,8}(?=\.|$)/;

/** The path below the folder that a CI system or a person checked the project out into. */
export function portableFile(file: string): string {
  const slashed = file.includes('\\') ? file.replaceAll('\\', '/') : file;
  return slashed[0] === '/' || slashed[1] === ':' ? slashed.replace(checkout, '') : slashed;
}

const checkout = new RegExp(
  [
    '^/home/runner/work/[^/]+/[^/]+/',
    '^/__w/[^/]+/[^/]+/',
    '^[A-Za-z]:/a/[^/]+/[^/]+/',
    '^/builds/[^/]+/[^/]+/',
    '^/home/travis/build/[^/]+/[^/]+/',
    '^(?:/var)?/(?:lib/)?jenkins(?:_home)?/workspace/[^/]+/',
    '^/(?:home|Users)/[^/]+/(?:(?:src|work|projects|code|git|dev|workspace)/)?[^/]+/',
    '^[A-Za-z]:/Users/[^/]+/(?:source/repos/)?[^/]+/',
    '^/(?:workspace|src|app|usr/src/app|work|build|project|root/project)/',
    '^/tmp/[^/]+/',
    '^/root/[^/]+/',
  ].join('|'),
);

// SHA-1 as a checksum, not for security: it is the fastest that OpenSSL has everywhere.
function hash(text: string): string {
  return digest('sha1', text).slice(0, 16);
}
