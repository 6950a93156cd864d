import pico from 'picocolors';
import { milliseconds } from '../host/clock.js';
import type { TraceEvent } from '../host/trace.js';
import { byteSize } from '../messages/byte-size.js';
import { WORDS, type WordId } from '../messages/command-line/index.js';
import { type Diagnostic, messageText } from '../messages/diagnostic.js';
import { fill, type Values } from '../messages/fill.js';
import type { Language } from '../messages/index.js';
import type { Wording } from '../messages/rule.js';
import { OUTPUTS } from '../outputs/index.js';
import { printable, printableJson } from './printable.js';

export interface TerminalOptions {
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  /** A function, called when something is printed: Node opens a stream of the terminal to answer. */
  readonly color: () => boolean;
}

/** Progress is shown after `PATIENCE`, and again after each `PROGRESS_PAUSE`, ms. */
const PATIENCE = 250;
const PROGRESS_PAUSE = 80;

/** The one place that prints: results on stdout, diagnostics and progress on stderr. */
export class Terminal {
  readonly #options: TerminalOptions;
  #painted: ReturnType<typeof pico.createColors> | undefined;
  #progressShown = false;
  #progressDue = milliseconds() + PATIENCE;

  constructor(options: TerminalOptions) {
    this.#options = options;
  }

  get language(): Language {
    return this.#options.language;
  }

  get json(): boolean {
    return this.#options.json;
  }

  get color(): boolean {
    return this.#options.color();
  }

  get #colors(): ReturnType<typeof pico.createColors> {
    this.#painted ??= pico.createColors(this.color);
    return this.#painted;
  }

  word(id: WordId | Wording, values: Values = {}): string {
    const wording = typeof id === 'string' ? WORDS[id] : id;
    // The wording's own line ends stay.
    const lines = wording[this.#options.language].split('\n');
    return lines.map((line) => printable(fill(line, values, this.#options.language))).join('\n');
  }

  /** A one-line summary of a stage. */
  summary(id: WordId, values: Values): void {
    if (this.#options.json || this.#options.quiet) return;
    this.#clearProgress();
    process.stdout.write(`${this.word(id, values)}\n`);
  }

  /** The one JSON value of a `--json` run; on one line where several follow each other. */
  value(value: unknown, oneLine = false): void {
    this.#clearProgress();
    process.stdout.write(`${printableJson(JSON.stringify(value, null, oneLine ? 0 : 2))}\n`);
  }

  /** Lines of a table or list that the user asked for; `asTheyAre` where they are coloured and already printable. */
  lines(lines: readonly string[], asTheyAre = false): void {
    if (this.#options.json) return;
    this.#clearProgress();
    const shown = asTheyAre ? lines : lines.map(printable);
    process.stdout.write(shown.map((line) => `${line}\n`).join(''));
  }

  /** Shows progress on a terminal if the work takes long; the next line overwrites it. */
  progress(text: string): void {
    if (!process.stderr.isTTY || this.#options.quiet) return;
    const now = milliseconds();
    if (now < this.#progressDue) return;
    this.#progressDue = now + PROGRESS_PAUSE;
    process.stderr.write(`\r\x1b[K${printable(text)} …`);
    this.#progressShown = true;
  }

  /** A remark beside the results, as `--watch` makes them; on stderr. */
  note(id: WordId, values: Values = {}): void {
    if (this.#options.quiet) return;
    this.#clearProgress();
    process.stderr.write(`${this.#colors.dim(this.word(id, values))}\n`);
  }

  /** The lines of `--verbose` about files and stages. */
  trace(event: TraceEvent): void {
    const text = this.#traced(event);
    if (text === undefined) return;
    this.#clearProgress();
    process.stderr.write(`${this.#colors.dim(text)}\n`);
  }

  #traced(event: TraceEvent): string | undefined {
    switch (event.kind) {
      case 'stage': {
        const known = STAGES.get(event.stage);
        const stage = known === undefined ? event.stage : this.word(known);
        return this.word('verboseStage', { stage, time: this.time(event.milliseconds) });
      }
      case 'read':
        return this.word('verboseRead', { path: event.path, size: byteSize(event.bytes) });
      case 'written':
        return this.word('verboseWritten', { path: event.path, size: byteSize(event.bytes) });
      default:
        return undefined;
    }
  }

  /** A time for people: `0.35 s`. */
  time(milliseconds: number): string {
    const n = (milliseconds / 1000).toFixed(milliseconds < 100 ? 3 : milliseconds < 9950 ? 2 : 0);
    return this.word('seconds', { n });
  }

  /** `file:line:column  severity  message  rule-id`, a line each. */
  diagnostics(diagnostics: readonly Diagnostic[]): void {
    const shown = diagnostics.filter((one) => !this.#options.quiet || one.severity !== 'info');
    if (shown.length > 0) this.#clearProgress();
    for (const one of shown) process.stderr.write(`${this.#line(one)}\n`);
  }

  error(id: WordId, values: Values = {}): void {
    this.#clearProgress();
    const text = fill(WORDS[id][this.#options.language], values);
    process.stderr.write(`kanben: ${text.split('\n').map(printable).join('\n')}\n`);
  }

  end(): void {
    this.#clearProgress();
  }

  #line(diagnostic: Diagnostic): string {
    const { file, line, column, severity, ruleId } = diagnostic;
    const place = [printable(file || 'kanben'), line, line === undefined ? undefined : column]
      .filter((part) => part !== undefined && part !== null)
      .join(':');
    const paint = {
      error: this.#colors.red,
      warning: this.#colors.yellow,
      info: this.#colors.cyan,
    };
    const message = messageText(diagnostic, this.#options.language);
    const text = printable(message.replace(/\s*[\r\n]+\s*/g, ' '));
    return `${place}  ${paint[severity](severity)}  ${text}  ${this.#colors.dim(ruleId)}`;
  }

  #clearProgress(): void {
    if (this.#progressShown) process.stderr.write('\r\x1b[K');
    this.#progressShown = false;
  }
}

const STAGES: ReadonlyMap<string, Wording> = new Map([
  ['source', WORDS.stageNameSource],
  ['manuscript', WORDS.stageNameManuscript],
  ['edition', WORDS.stageNameEdition],
  ['template', WORDS.stageNameTemplate],
  ['compose', WORDS.stageNameCompose],
  ...OUTPUTS.map(({ name, words }) => [name, words.stage] as const),
  ['write', WORDS.stageNameWrite],
]);
