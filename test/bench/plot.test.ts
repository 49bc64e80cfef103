import { describe, expect, it } from 'vitest';
import { plot } from '../../src/bench/plot.ts';

const drawn = {
  title: 'Time <against> "size"',
  x: 'MB',
  y: 'seconds',
  lines: [
    { label: 'buildfix & more', points: [[50, 0.2] as const, [500, 1.4] as const, [1000, 2.9] as const] },
    { label: 'grep', points: [[50, 0.1] as const, [500, 1.3] as const, [1000, 2.85] as const] },
  ],
};

const numbers = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map((match) => match.slice(1).map(Number));

describe('a plot', () => {
  const svg = plot(drawn);

  it('is well-formed, whatever its names are', () => {
    expect(svg).toContain('Time &#60;against&#62; &#34;size&#34;');
    expect(svg).toContain('buildfix &#38; more');
    const open: string[] = [];
    for (const [, end, name = '', self] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
      if (end) expect(open.pop()).toBe(name);
      else if (!self) open.push(name);
    }
    expect(open).toEqual([]);
    expect(svg).not.toContain('NaN');
  });

  it('draws each point where its numbers say, larger ones further up and to the right', () => {
    const circles = numbers(svg, /<circle class="point line0" cx="([\d.]+)" cy="([\d.]+)"/g) as [number, number][];
    expect(circles).toHaveLength(3);
    const [[x1, y1], [x2, y2], [x3, y3]] = circles as [[number, number], [number, number], [number, number]];
    expect((x2 - x1) / (x3 - x1)).toBeCloseTo(450 / 950, 2);
    expect((y1 - y2) / (y1 - y3)).toBeCloseTo(1.2 / 2.7, 2);
  });

  it('has round ticks that reach beyond the largest value', () => {
    const ticks = numbers(svg, /text-anchor="end">([\d.]+)</g).flat();
    expect(ticks).toEqual([0, 1, 2, 3]);
    expect(numbers(svg, /text-anchor="middle">(\d+)</g).flat()).toEqual([0, 200, 400, 600, 800, 1000]);
  });

  it('keeps names apart where lines end in the same place', () => {
    const heights = numbers(svg, /<text class="label line\d" x="[\d.]+" y="([\d.]+)"/g).flat();
    expect(Math.abs((heights[0] as number) - (heights[1] as number))).toBeGreaterThanOrEqual(17);
  });

  it('is readable on light and on dark ground', () => {
    expect(svg).toMatch(/\.ground\{fill:#fff\}.*@media \(prefers-color-scheme:dark\)\{.*\.ground\{fill:#151b23\}/);
  });

  it.each([
    ['nothing', []],
    ['one point', [{ label: 'a', points: [[1, 2] as const] }]],
    ['zeros', [{ label: 'a', points: [[0, 0] as const, [0, 0] as const] }]],
    ['small numbers', [{ label: 'a', points: [[0.001, 0.0002] as const] }]],
  ])('of %s is one as well', (_, lines) => {
    const svg = plot({ ...drawn, lines });
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});
