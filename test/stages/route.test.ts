import { describe, expect, it } from 'vitest';
import { bareContext } from '../../src/core/context.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { type RouteOptions, route } from '../../stages/route.ts';
import { diagnostic } from '../helpers/diagnostic.ts';

function send(record: Diagnostic, options: Partial<RouteOptions> = {}, clock = 0): Diagnostic | undefined {
  const body = route.create(options, bareContext({ clock: () => clock }));
  return [...(body.transform(record) as Iterable<Diagnostic>)][0];
}

const edit = { file: 'src/app.ts', line: 1, column: 1, endLine: 1, endColumn: 1, newText: ';' };
const fix = { title: 'insert', origin: 'compiler', edits: [edit] };

describe('the built-in table', () => {
  it('takes what the tool itself can fix to the fast lane', () => {
    expect(send(diagnostic({ fixes: [{ ...fix, safety: 'safe' }] }))?.route).toEqual({
      lane: 'fast',
      fixer: 'compiler',
      why: 'tsc itself says how to fix it',
    });
  });

  it('takes what a rule knows to the fast lane', () => {
    expect(send(diagnostic(), { fixerFor: () => 'rule:x' })?.route).toEqual({
      lane: 'fast',
      fixer: 'rule:x',
      why: 'a rule knows tsc TS2322',
    });
  });

  it('leaves the rest to a person, and says why', () => {
    expect(send(diagnostic())?.route).toEqual({ lane: 'person', why: 'no fixer for tsc TS2322 yet' });
    expect(send(diagnostic({ fixes: [{ ...fix, safety: 'manual' }] }))?.route?.why).toBe('tsc only hints at a fix');
  });
});

describe('a configured route', () => {
  it.each([
    [{ tool: 'tsc' }, true],
    [{ tool: 'gcc' }, false],
    [{ code: 'TS2322' }, true],
    [{ code: 'TS*' }, true],
    [{ code: 'TS1*' }, false],
    [{ path: 'src/**' }, true],
    [{ path: 'lib/**' }, false],
    [{ severity: 'error' as const, path: '**/*.ts' }, true],
    [{ fingerprint: '00000000' }, true],
  ])('%j: %s', (selector, fits) => {
    expect(send(diagnostic(), { routes: [{ ...selector, lane: 'person', fixer: 'me' }] })?.route?.fixer).toBe(
      fits ? 'me' : undefined,
    );
  });

  it('comes before the table, the first that fits', () => {
    const routes = [
      { tool: 'gcc', lane: 'person' as const },
      { tool: 'tsc', lane: 'model' as const },
      { lane: 'person' as const },
    ];
    expect(send(diagnostic(), { routes })?.route).toEqual({
      lane: 'model',
      why: 'the configuration sends tool tsc to model; no fixer yet',
    });
  });
});

describe('a suppression', () => {
  const suppress = [{ tool: 'tsc', path: 'src/**', reason: 'known', until: '2026-06-30' }];

  it('hides a problem and counts it under its reason', () => {
    const hidden: string[] = [];
    expect(send(diagnostic(), { suppress, onSuppressed: (_, reason) => hidden.push(reason) })).toBeUndefined();
    expect(hidden).toEqual(['known']);
  });

  it('holds through its last day and not a day longer', () => {
    expect(send(diagnostic(), { suppress }, Date.parse('2026-06-30T23:59:00Z'))).toBeUndefined();
    expect(send(diagnostic(), { suppress }, Date.parse('2026-07-01T00:00:00Z'))).toBeDefined();
  });

  it('hides nothing else', () => {
    expect(send(diagnostic({ file: 'test/app.ts' }), { suppress })).toBeDefined();
    expect(send(diagnostic({ file: undefined as never }), { suppress })).toBeDefined();
  });
});
