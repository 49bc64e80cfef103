import { stripControls } from './clean.ts';

export interface Prefixed {
  /** Which of several interleaved outputs the line belongs to; '' where nothing tells. */
  readonly lane: string;
  readonly text: string;
  /** The CI step or package that the prefix names. */
  readonly step?: string;
}

/**
 * Takes off what CI systems and parallel runners put in front of each line: time stamps, step numbers, package names.
 * What tells two outputs apart becomes the lane, so that a multi-line diagnostic survives another step's lines.
 *
 * Reads GitHub and Azure (`2024-05-22T12:43:46.9626460Z `, `##[error]` before a tool's own line, and the
 * `job<TAB>step<TAB>` of `gh run view --log`), GitLab (`… 00O `), Jenkins (`[2024-05-22T12:43:46.962Z] [branch] `),
 * plain clocks (`[10:31:02] `), BuildKit (`#12 3.456 `), docker compose (`web-1  | `), Turborepo (`web:build: `),
 * pnpm (`packages/web build: `), lerna (`@shop/web: `), concurrently (`[0] `), npm-run-all (`[lint] `), the tasks of Ant
 * (`    [javac] `) and the events of `go test -json`.
 */
export function splitPrefix(line: string): Prefixed {
  let found: Prefixed = { lane: '', text: line };
  for (let layers = 0; layers < mostLayers; layers++) {
    const inner = takeOff(found.text);
    if (!inner) break;
    found = {
      ...found,
      ...inner,
      lane: found.lane && inner.lane ? `${found.lane} ${inner.lane}` : found.lane || inner.lane,
    };
  }
  return found;
}

/** A stamp, a branch, a container and an annotation can stand in front of one line. */
const mostLayers = 4;

/** The first character decides what is tried at all: this runs on every line that the scan lets through. */
function takeOff(line: string): Prefixed | undefined {
  const first = line.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return without(stamp, line);
  switch (line[0]) {
    case '[':
      return without(bracketed, line) ?? inStep(without(script, line));
    case ' ':
      return without(task, line);
    case '#':
      return line[1] === '#' ? without(annotation, line) : without(buildkit, line);
    case '{':
      return goTestEvent(line);
    case '\ufeff':
      return { lane: '', text: line.slice(1) };
    default:
      // Most lines have none of these marks, and three searches cost less than the pattern.
      return line.includes('|') || line.includes('\t') || goal.test(line) ? inStep(without(named, line)) : undefined;
  }
}

const goal = /^[^\s:]{1,80}(?::[a-z]| [a-z][\w:.-]{0,40}[:$] )|^@[\w.-]{1,60}\/[\w.-]{1,60}: /;

/** A runner of packages or scripts names in front whose line it is: that is the step, too. */
function inStep(found: Prefixed | undefined): Prefixed | undefined {
  return found?.lane && found.step === undefined ? { ...found, step: found.lane } : found;
}

function without(pattern: RegExp, line: string): Prefixed | undefined {
  const match = pattern.exec(line);
  if (!match) return undefined;
  // A pattern's alternatives each capture their lane first.
  const lane = match.slice(1).find((group) => group !== undefined) ?? '';
  const step = match.groups?.step;
  return { lane, text: line.slice(match[0].length), ...(step && { step }) };
}

// GitLab adds the stream (`00O`, `01E`) and a `+` where the line goes on with the one before.
const stamp =
  /^(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?: [0-9a-f]{2}[OE][ +]|(?: |$))|\d\d:\d\d:\d\d(?:[.,]\d{1,9})? |\d\d:\d\d {1,2}(?=\[))/;

// A branch of a Jenkins pipeline is trusted only behind its stamp: anywhere else `[name] ` is a level or a progress.
const bracketed =
  /^\[(?:(?:javac|exec|java|junit|javadoc|ant|apply|groovyc|scalac|mxmlc|compc|cc)\] |\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z\] (?:\[(?!Pipeline\]|(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL)\])([A-Za-z][^\]\s]{0,80})\] )?|\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\] |(\d{1,2})\] )/;

// A problem matcher puts the word before the tool's own line, which says it better: the place tells that it is one.
const annotation = /^##\[(?:error|warning)\](?=[^\s:(]{1,300}[:(]\d)/;
// Ant says of each line which task printed it. Levels look alike and are not taken.
const task =
  /^ {2,20}\[(?!(?:error|warn|warning|info|debug|trace|fatal|hint|note|ok|skip|pass|fail)\])[a-z][\w.:-]{1,40}\] ?(?=\S|$)/;
const buildkit = /^(#\d{1,6}) (?:\d{1,6}\.\d{1,6} )?/;

const named =
  /^(?:([A-Za-z][\w.-]{0,80}[-_]\d{1,4}) {1,40}\| |(@?[\w./-]{1,80}:(?:build|test|lint|typecheck|type-check|check|compile|dev|e2e)): |(@(?!parcel\/)[\w.-]{1,60}\/[\w.-]{1,60}): |((?:packages|apps|libs|modules|services|examples)\/[\w./@-]{1,80} [a-z][\w:.-]{0,40})[:$] |([^\t]{1,120}\t(?<step>[^\t]{1,120}))\t(?=\ufeff?\d{4}-\d\d-\d\dT))/;

/** `npm-run-all -l`, concurrently with names: a script in brackets. Levels look alike and are not taken. */
const script =
  /^\[(?!(?:error|warn|warning|info|debug|trace|fatal|hint|note|ok|skip|skipped|pass|fail|failed|verbose|log|success|done|start|end|notice|tip|wait|ready|event|tsl|webpack-cli)[ \]])([a-z][\w-]{1,40}) *\] (?=\S)/;

/** One line of the program's output in each event; the package runs beside others, so it is the lane. */
function goTestEvent(line: string): Prefixed | undefined {
  if (!testEvent.test(line)) return undefined;
  try {
    const event: unknown = JSON.parse(line);
    if (typeof event !== 'object' || event === null || !('Output' in event)) return undefined;
    const name = 'Package' in event ? event.Package : 'ImportPath' in event ? event.ImportPath : '';
    if (typeof event.Output !== 'string' || typeof name !== 'string') return undefined;
    const step = name.replace(/ .*/, '');
    // Escapes come to light only now.
    return { lane: name, text: stripControls(event.Output.replace(/\r?\n$/, '')), ...(step && { step }) };
  } catch {
    // Cut or damaged: it stays the line that it is.
    return undefined;
  }
}

const testEvent =
  /^\{"(?:Time|ImportPath|Action)":.{1,400}"Action":"(?:output|build-output)"|^\{"Action":"(?:build-)?output"/;
