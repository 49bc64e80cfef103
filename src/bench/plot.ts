import type { Series } from './figure.ts';

/**
 * Lines against two axes from zero on, as an SVG that stands alone: it paints its own ground, light or dark as the reader
 * has it, and names each line where it ends, so that nothing hangs on telling colours apart.
 */
export function plot({ title, x, y, lines }: Omit<Series, 'bench' | 'name'>): string {
  const points = lines.flatMap((line) => line.points);
  const across = axis(Math.max(0, ...points.map(([at]) => at)));
  const up = axis(Math.max(0, ...points.map(([, at]) => at)));
  const left = (at: number) => fixed(frame.left + (at / across.end) * (frame.right - frame.left));
  const top = (at: number) => fixed(frame.bottom - (at / up.end) * (frame.bottom - frame.top));
  const labels = apart(lines.map(({ points }) => Number(top(points.at(-1)?.[1] ?? 0))));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="6"/>`,
    `<text class="title" x="${frame.left}" y="26">${escaped(title)}</text>`,
    ...up.ticks.flatMap((tick) => [
      `<path class="grid" d="M${frame.left} ${top(tick)}H${frame.right}"/>`,
      `<text class="tick" x="${frame.left - 8}" y="${fixed(Number(top(tick)) + 4)}" text-anchor="end">${tick}</text>`,
    ]),
    ...across.ticks.map(
      (tick) => `<text class="tick" x="${left(tick)}" y="${frame.bottom + 18}" text-anchor="middle">${tick}</text>`,
    ),
    `<text class="tick" x="${(frame.left + frame.right) / 2}" y="${height - 10}" text-anchor="middle">${escaped(x)}</text>`,
    `<text class="tick" x="${frame.left - 8}" y="${frame.top - 12}" text-anchor="end">${escaped(y)}</text>`,
    ...lines.flatMap(({ label, points }, index) => {
      const places = points.map(([a, b]) => [left(a), top(b)] as const);
      const end = places.at(-1);
      if (!end) return [];
      const line = `line${index % colours.length}`;
      return [
        `<path class="line ${line}" d="M${places.map(([a, b]) => `${a} ${b}`).join('L')}"/>`,
        ...places.map(([a, b]) => `<circle class="point ${line}" cx="${a}" cy="${b}" r="3.5"/>`),
        `<text class="label ${line}" x="${fixed(Number(end[0]) + 10)}" y="${labels[index]}">${escaped(label)}</text>`,
      ];
    }),
    '</svg>',
    '',
  ].join('\n');
}

const width = 720;
const height = 380;
/** Where the axes are; right of it stand the names. */
const frame = { left: 64, right: 560, top: 66, bottom: 322 };

/** For light and dark ground each, and dashes beside them: blue, orange, grey, purple. */
const colours = [
  ['#1f5fbf', '#7db1ff', ''],
  ['#b04a00', '#ffab66', '7 4'],
  ['#5c636b', '#b3bac2', '2 4'],
  ['#7a3aa8', '#d3a2f5', '10 3 2 3'],
] as const;

const style = [
  'text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600;font-size:15px}.tick{fill:#59636e}',
  '.ground{fill:#fff}.grid{stroke:#d9dee3;fill:none}.line{fill:none;stroke-width:2}.label{font-weight:600}',
  ...colours.map(([light, , dashes], index) => paint(index, light) + (dashes && dash(index, dashes))),
  '@media (prefers-color-scheme:dark){text{fill:#f0f3f6}.tick{fill:#a8b1bb}.ground{fill:#151b23}.grid{stroke:#333b45}',
  ...colours.map(([, dark], index) => paint(index, dark)),
  '}',
].join('');

function paint(index: number, colour: string): string {
  return `.line.line${index}{stroke:${colour}}.point.line${index},.label.line${index}{fill:${colour}}`;
}

function dash(index: number, dashes: string): string {
  return `.line.line${index}{stroke-dasharray:${dashes}}`;
}

/** Round numbers from 0 on, and the first of them that nothing exceeds. */
function axis(largest: number): { end: number; ticks: number[] } {
  if (!(largest > 0)) return { end: 1, ticks: [0, 1] };
  const power = 10 ** Math.floor(Math.log10(largest / 4));
  const step = ([1, 2, 5].find((each) => each * power * 5 >= largest) ?? 10) * power;
  const count = Math.ceil(largest / step - 1e-9);
  const ticks = Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(6)));
  return { end: ticks.at(-1) as number, ticks };
}

/** Heights for names: near their lines, and none over another. */
function apart(wanted: readonly number[]): string[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  const found: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { at, index } of order) {
    last = Math.max(at + 4, last + 17);
    found[index] = fixed(last);
  }
  return found;
}

function fixed(value: number): string {
  return String(Number(value.toFixed(1)));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
