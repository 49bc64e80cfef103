import { compareReports } from './compare.ts';
import type { Figure, Series } from './figure.ts';
import type { Profile } from './profile.ts';
import type { Report } from './report.ts';
import { changed, promised, valueWithUnit, verdict } from './table.ts';

/**
 * The page about speed, in Markdown: every number in it comes out of a result of `buildfix bench`. `before` is one of an
 * earlier build; `notes` is what a person wrote about them, put at the end as it is; `plots` is the folder of the plots
 * beside the page.
 */
export function renderPage(
  report: Report,
  { notes, plots, before }: { notes: string; plots: string; before?: Report },
): string {
  const { figures, series, profile } = report;
  const benches = [...new Set(figures.map(({ bench }) => bench))];
  return `${[
    '# Performance',
    '<!-- Written by `make page` from performance.json and performance-notes.md. What is changed here is lost. -->',
    ...introduction(report),
    ...benches.flatMap((bench) => [
      `## ${bench}`,
      table(figures.filter((figure) => figure.bench === bench)),
      ...behind(figures.filter((figure) => figure.bench === bench)),
      ...series.filter((each) => each.bench === bench).map((each) => `![${each.title}](${plots}/${plotName(each)})`),
    ]),
    ...(profile ? ['## Where the time goes', ...profiled(profile)] : []),
    ...(before ? beforeAndAfter(before, report) : []),
    notes.trim(),
  ].join('\n\n')}\n`;
}

/** The file name of a plot. */
export function plotName({ bench, name }: Pick<Series, 'bench' | 'name'>): string {
  return `${bench}-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.svg`;
}

function introduction({ date, commit, version, node, machine, settings, figures }: Report): string[] {
  const { cores, model, memoryBytes, platform } = machine;
  const { rounds, seed, size } = settings;
  return [
    `Measured on ${date.slice(0, 10)} with \`buildfix bench\`: ${buildOf({ commit, version })}, Node ${node.replace(/^v/, '')}, ${cores} cores (${model}), ${Math.round(memoryBytes / 1e9)} GB of memory, ${platform}; ` +
      `medians of ${rounds}, everything in turn, after a round that does not count; logs of seed ${seed}.`,
    ...(size === 1
      ? []
      : [
          `**The logs had ${percent(size)} of the size for which the limits are meant.** The start of a process is a larger part of a small log's time, so ratios are worse here than there.`,
        ]),
    `What is a multiple (x) stands beside something else in the same run; \`grep\` is \`LC_ALL=C grep -cE 'error|warning' LOG > FILE\`. ${verdict(figures)}`,
  ];
}

function table(figures: readonly Figure[]): string {
  return [
    '| figure | what | measured | limit | |',
    '|---|---|---:|---:|---|',
    ...figures.map((figure) => {
      const { name, title, value, details, holds } = figure;
      const measured = value === null ? `not measured: ${details.reason}` : grouped(valueWithUnit(figure));
      const judged = holds === null ? '' : holds ? 'holds' : '**missed**';
      return `| \`${name}\` | ${cell(title)} | ${cell(measured)} | ${grouped(promised(figure))} | ${judged} |`;
    }),
  ].join('\n');
}

/** The medians that the figures come from; figures of one measurement have the same ones. */
function behind(figures: readonly Figure[]): string[] {
  const told = new Map<string, string[]>();
  for (const { name, details } of figures) {
    const { medians, unit } = details as { medians?: Record<string, number>; unit?: string };
    if (!medians) continue;
    const size = typeof details.bytes === 'number' ? `, ${grouped(String(Math.round(details.bytes / 1e6)))} MB` : '';
    const values = Object.entries(medians).map(([contender, value]) => `${contender} ${grouped(String(value))}`);
    const text = `${values.join(', ')} (${unit}${size})`;
    told.set(text, [...(told.get(text) ?? []), `\`${name}\``]);
  }
  if (told.size === 0) return [];
  return [[...told].map(([text, names]) => `- ${names.join(', ')}: ${text}`).join('\n')];
}

function profiled({ title, seconds, functions }: Profile): string[] {
  return [
    `The profiler’s samples of one run (${title}; ${seconds} s), each function without what it calls.`,
    [
      '| share | function | where |',
      '|---:|---|---|',
      ...functions.map(({ name, where, selfPct }) => `| ${selfPct} % | \`${cell(name)}\` | ${cell(where)} |`),
    ].join('\n'),
  ];
}

function beforeAndAfter(before: Report, after: Report): string[] {
  const { figures, incomparable, remarks } = compareReports(before, after, 0.1);
  const whys = [...new Set(incomparable.filter(({ figure }) => isIn(before, figure)).map(({ why }) => why))];
  return [
    '## Before and after',
    `Before: ${buildOf(before)}, measured on ${before.date.slice(0, 10)} with the same bench. ${remarks.join(' ')}`.trim(),
    ...(figures.length > 0
      ? [
          [
            '| figure | before | after | change |',
            '|---|---:|---:|---|',
            ...figures.map(({ bench, name, unit, worse, ...values }) => {
              const told = [values.before, values.after].map((value) => grouped(valueWithUnit({ value, unit })));
              return `| \`${bench}.${name}\` | ${told.join(' | ')} | ${changed(worse)} |`;
            }),
          ].join('\n'),
        ]
      : []),
    ...(whys.length > 0 ? [`Not compared: ${whys.join('; ')}.`] : []),
    ...(before.profile ? ['### Where the time went before', ...profiled(before.profile)] : []),
  ];
}

function isIn({ figures }: Report, key: string): boolean {
  return figures.some(({ bench, name }) => `${bench}.${name}` === key);
}

function buildOf({ commit, version }: Pick<Report, 'commit' | 'version'>): string {
  return commit === null ? `version ${version}` : `commit ${commit}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** `300000 1/s` is `300 000 1/s`. */
function grouped(text: string): string {
  return text.replace(/(?<![\d.])\d{5,}/g, (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, ' '));
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
