import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuildfixError } from '../core/errors.ts';
import { redactText } from '../core/redact.ts';
import { answers, askForEach, type Reply, type Request } from '../fixes/ask/conversation.ts';
import { patchToEdit } from '../fixes/ask/edited-patch.ts';
import { unifiedDiff } from '../fixes/patch.ts';
import type { FixPlanner, PreviewedFile, Proposal } from '../fixes/plan.ts';
import { rules } from '../fixes/rules/index.ts';
import { createPaint, type Paint } from '../reporters/paint.ts';
import { sanitize } from '../reporters/sanitize.ts';
import type { AnswerReader } from './answers.ts';
import { wantsColour } from './colour.ts';

export interface AskOptions {
  readonly answers: AnswerReader;
  readonly redact: boolean;
  /** Ctrl-C: nothing that was accepted is applied. */
  readonly signal: AbortSignal;
}

/** Asks for each fix on standard error; what `decide` of batch-write is in a terminal. */
export function askInTerminal({ answers: reader, redact, signal }: AskOptions) {
  const shown = (text: string) => sanitize(redact ? redactText(text) : text);
  const view = new View(createPaint(wantsColour(process.stderr)), shown);

  async function reply(request: Request): Promise<Reply> {
    switch (request.request) {
      case 'ask':
        process.stderr.write(view.question(request));
        return reader.read(signal);
      case 'explain':
        process.stderr.write(view.explanation(request.proposal));
        return undefined;
      case 'edit':
        reader.pause();
        return editPatch(patchToEdit(request.files), reader.fd, signal);
      case 'say':
        process.stderr.write(`${shown(request.text)}\n`);
        return undefined;
    }
  }

  return async (proposals: readonly Proposal[], planner: FixPlanner): Promise<void> => {
    const conversation = askForEach(proposals, planner);
    for (let step = conversation.next(); !step.done; ) {
      const said = await reply(step.value);
      if (signal.aborted) {
        process.stderr.write('\n');
        throw new BuildfixError('BUILDFIX_ABORTED', { message: 'It was interrupted; nothing was changed.' });
      }
      step = conversation.next(said);
    }
  };
}

/** What a person sees. Everything that comes of a log or a source is shown without its escapes and secrets. */
class View {
  readonly #paint: Paint;
  readonly #shown: (text: string) => string;

  constructor(paint: Paint, shown: (text: string) => string) {
    this.#paint = paint;
    this.#shown = shown;
  }

  question({ proposal, files, at, total }: Extract<Request, { request: 'ask' }>): string {
    const { diagnostic, fix } = proposal;
    const { severity, tool, code, file, line, column, message } = diagnostic;
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    const first = this.#shown(message.split('\n')[0] ?? '');
    const said = code === undefined ? tool : `${tool} ${code}`;
    return [
      '',
      `${this.#paint.dim(`(${at}/${total})`)} ${this.#paint.bold(this.#shown(place))} ${this.#paint.severity(severity, severity)}: ${first} ${this.#paint.dim(`[${this.#shown(said)}]`)}`,
      `${this.#shown(fix.title)} (${this.#shown(fix.origin)}, ${this.#safety(fix.safety)})`,
      ...files.flatMap((each) => this.#diff(each)),
      `${this.#paint.bold(`Apply this fix [${Object.keys(answers).join(',')}]?`)} `,
    ].join('\n');
  }

  explanation({ diagnostic, fix }: Proposal): string {
    const { message, related = [], route, log } = diagnostic;
    const rule = rules.find(({ name }) => fix.origin === `rule:${name}`);
    const source = rule
      ? `${fix.origin} is a rule of buildfix's own: ${rule.title}.`
      : `The tool itself proposes it (${this.#shown(diagnostic.tool)}).`;
    const lines = [
      ...message.split('\n').map((text) => this.#shown(text)),
      ...related.map(
        ({ file, line, message: note }) =>
          `  ${[file, line]
            .filter((part) => part !== undefined)
            .map((part) => `${this.#shown(String(part))}:`)
            .join('')} ${this.#shown(note.split('\n')[0] ?? '')}`,
      ),
      `It stands in ${this.#shown(log.source)}, line ${log.line}.`,
      source,
      `It is ${this.#safety(fix.safety)}.`,
      ...(route ? [`Why: ${this.#shown(route.why)}.`] : []),
      '',
      ...Object.entries(answers).map(([key, meaning]) => `${key}  ${meaning}`),
      'Ctrl-C  leave everything as it is. Nothing is written before the last question.',
    ];
    return `${lines.map((text) => this.#paint.dim(text)).join('\n')}\n`;
  }

  #safety(safety: Proposal['fix']['safety']): string {
    return safety === 'safe'
      ? this.#paint.good('safe: it keeps the meaning')
      : 'unsafe: it may change what the code does';
  }

  #diff({ name, before, after, format }: PreviewedFile): string[] {
    const diff = unifiedDiff({ name, before, after, format: { ...format, encoding: 'utf8', mark: false } });
    return diff
      .replace(/\n$/, '')
      .split('\n')
      .map((row) => {
        const text = this.#shown(row.replace(/\r$/, ''));
        if (/^(?:---|\+\+\+) /.test(row)) return this.#paint.bold(text);
        if (row.startsWith('@@')) return this.#paint.dim(text);
        return row.startsWith('+') ? this.#paint.good(text) : row.startsWith('-') ? this.#paint.bad(text) : text;
      });
  }
}

/** What is saved in the user's own editor; `undefined` where it could not be run or left with an error. */
async function editPatch(patch: string, terminal: number, signal: AbortSignal): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'buildfix-'));
  const file = join(folder, 'fix.diff');
  try {
    await writeFile(file, patch, { mode: 0o600 });
    const fallback = process.platform === 'win32' ? 'notepad' : 'vi';
    // `code --wait` is a program and its words; a shell would read more into a setting than that.
    const [editor = fallback, ...words] = (process.env.VISUAL || process.env.EDITOR || fallback).split(/\s+/);
    const problem = await new Promise<string | undefined>((resolve) => {
      const child = spawn(editor, [...words, file], { stdio: [terminal, 2, 2], signal });
      child.once('error', ({ message }) => resolve(message));
      child.once('close', (code) => resolve(code === 0 ? undefined : `it left with status ${code}`));
    });
    if (problem === undefined) return await readFile(file, 'utf8');
    if (!signal.aborted)
      process.stderr.write(
        `The editor ${sanitize(editor)} did not help: ${sanitize(problem)}. Set VISUAL or EDITOR.\n`,
      );
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
