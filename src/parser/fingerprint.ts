import { hash as digest } from 'node:crypto';
import type { Ledger } from '../core/checkpoint.ts';
import type { Draft } from '../core/diagnostic.ts';
import { RecentMap } from '../core/recent-map.ts';

/**
 * Names a problem: one thing wrong at one place. The name holds across runs, machines and shifted lines, so it is made
 * of the tool, the code, the message without its variable parts, the file below any checkout folder, the quoted source
 * line with white space folded, and the ordinal among problems that are equal in all of these. The same place reported
 * again keeps its ordinal. Ordinals go by order of arrival, so one `Fingerprinter` sees a whole run, in order.
 */
export class Fingerprinter {
  /** By equal problems: their places in the order of arrival. */
  readonly #places = new RecentMap<string, Places>(mostKeys);

  ledger(): Ledger {
    return this.#places.ledger();
  }

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
    const ordinal = this.#ordinal(base, placeOf(draft));
    return ordinal === 0 ? base : hash(`${base}\0${ordinal}`);
  }

  #ordinal(base: string, place: number): number {
    const known = this.#places.get(base);
    if (known === undefined) {
      this.#places.set(base, place);
      return 0;
    }
    if (known === place) return 0;
    if (typeof known === 'number') {
      this.#places.set(base, [known, place]);
      return 1;
    }
    const ordinal = known.indexOf(place);
    if (ordinal !== -1) return ordinal;
    // Bounded: behind the limit, further equal problems in this file share the last ordinal.
    if (known.length < mostPlaces) {
      known.push(place);
      this.#places.set(base, known);
    }
    return known.length - 1;
  }
}

/** In the order of arrival. Most problems are reported of one place, which needs no list. */
type Places = number | number[];

/** Line and column in one number; columns behind the last bits are told apart only as far as they go. */
function placeOf({ line = 0, column = 0 }: Draft): number {
  return line * 2 ** 21 + (column % 2 ** 21);
}

const mostKeys = 25_000;
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
