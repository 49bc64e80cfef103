import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/diagnostic.ts';
import { CodeMemory } from '../../src/parser/code-memory.ts';

const draft = (message: string, more: Partial<Draft> = {}): Draft => ({
  tool: 'rustc',
  severity: 'warning',
  message,
  ...more,
});

function readAfter(known: readonly Draft[], message: string, more: Partial<Draft> = {}): Draft {
  const memory = new CodeMemory();
  for (const each of known) memory.fill(each);
  const later = draft(message, more);
  memory.fill(later);
  return later;
}

const named = (message: string, code: string) => draft(message, { tool: 'clippy', code });

describe('a code that is named once', () => {
  it('is given, with the tool, to later messages that differ in what they quote', () => {
    const first = named('approximate value of `f64::consts::E` found', 'clippy::approx_constant');
    expect(readAfter([first], 'approximate value of `f64::consts::PI` found')).toMatchObject({
      tool: 'clippy',
      code: 'clippy::approx_constant',
    });
  });

  it('is given to a message in nearly the same words', () => {
    const first = named('iterating on the keys of a map', 'clippy::iter_kv_map');
    expect(readAfter([first], 'iterating on the values of a map').code).toBe('clippy::iter_kv_map');
  });

  it('goes to the one of several that says nothing else', () => {
    const known = [
      named('casting `i64` to `i8` may truncate the value', 'clippy::truncation'),
      named('casting `u8` to `i8` may wrap around the value on targets', 'clippy::wrap'),
    ];
    expect(readAfter(known, 'casting `isize` to `i32` may truncate the value on targets').code).toBe(
      'clippy::truncation',
    );
  });

  it('is not given to other words, or to another severity', () => {
    const first = named('unused variable: `x`', 'unused_variables');
    expect(readAfter([first], 'expected one of `;` or `}`, found `for`').code).toBeUndefined();
    expect(readAfter([first], 'unused variable: `y`', { severity: 'error' }).code).toBeUndefined();
  });

  it('does not change a message that names its own', () => {
    expect(readAfter([named('unused variable: `x`', 'a')], 'unused variable: `y`', { code: 'b' }).code).toBe('b');
  });
});
