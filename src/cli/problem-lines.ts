import type { Diagnostic } from '../core/diagnostic.ts';
import { redactText } from '../core/redact.ts';
import type { WhyNot } from '../fixes/why-not.ts';
import { sanitize } from '../reporters/sanitize.ts';

/** Each problem that has no applied fix, with the reason; as many as fit a few screens. */
export function tellUnfixed(unfixed: readonly WhyNot[], redact: boolean): void {
  for (const { diagnostic, reason, why } of unfixed.slice(0, mostShown)) {
    say(`left         ${lineOf(diagnostic, redact)}: ${reason}, ${shown(why, redact)}`);
  }
  if (unfixed.length > mostShown) say(`left         and ${unfixed.length - mostShown} more; --json lists them all`);
}

const mostShown = 50;

/** Place and first line of the message. */
export function lineOf({ file, line, column, message }: Diagnostic, redact: boolean): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return shown(`${place}${place === '' ? '' : ' '}${message.split('\n')[0]}`, redact);
}

/** Without what a terminal would obey, and without secrets unless they are wanted. */
export function shown(text: string, redact: boolean): string {
  return sanitize(redact ? redactText(text) : text);
}

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function count(number: number, noun: string, plural = 's'): string {
  return `${number} ${noun}${number === 1 ? '' : plural}`;
}
