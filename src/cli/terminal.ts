import pico from 'picocolors';
import { type Diagnostic, fill, messageText, type Values } from '../kernel/diagnostic.js';
import type { Language } from '../kernel/messages/index.js';
import { WORDS, type WordId } from './words.js';

export interface TerminalOptions {
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** The one place that prints: results on stdout, diagnostics and progress on stderr. */
export class Terminal {
  readonly #options: TerminalOptions;
  readonly #colors: ReturnType<typeof pico.createColors>;
  #progressShown = false;

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.#colors = pico.createColors(options.color);
  }

  get language(): Language {
    return this.#options.language;
  }

  get json(): boolean {
    return this.#options.json;
  }

  get color(): boolean {
    return this.#options.color;
  }

  word(id: WordId, values: Values = {}): string {
    return fill(WORDS[id][this.#options.language], values);
  }

  /** A one-line summary of a stage. */
  summary(id: WordId, values: Values): void {
    if (this.#options.json || this.#options.quiet) return;
    this.#clearProgress();
    process.stdout.write(`${this.word(id, values)}\n`);
  }

  /** The one JSON value of a `--json` run. */
  value(value: unknown): void {
    process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** Lines of a table or list that the user asked for. */
  lines(lines: readonly string[]): void {
    if (!this.#options.json) process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  }

  /** Shows on a terminal what is going on; the line is overwritten by what comes next. */
  progress(text: string): void {
    if (!process.stderr.isTTY || this.#options.quiet) return;
    process.stderr.write(`\r\x1b[K${text} …`);
    this.#progressShown = true;
  }

  /** `file:line:column  severity  message  rule-id`, a line each. */
  diagnostics(diagnostics: readonly Diagnostic[]): void {
    const shown = diagnostics.filter((one) => !this.#options.quiet || one.severity !== 'info');
    if (shown.length > 0) this.#clearProgress();
    for (const one of shown) process.stderr.write(`${this.#line(one)}\n`);
  }

  error(id: WordId, values: Values = {}): void {
    this.#clearProgress();
    process.stderr.write(`kanben: ${this.word(id, values)}\n`);
  }

  end(): void {
    this.#clearProgress();
  }

  #line(diagnostic: Diagnostic): string {
    const { file, line, column, severity, ruleId } = diagnostic;
    const place = [file ?? 'kanben', line, line === undefined ? undefined : column]
      .filter((part) => part !== undefined && part !== null)
      .join(':');
    const paint = {
      error: this.#colors.red,
      warning: this.#colors.yellow,
      info: this.#colors.cyan,
    };
    const text = messageText(diagnostic, this.#options.language).replace(/\s*[\r\n]+\s*/g, ' ');
    return `${place}  ${paint[severity](severity)}  ${text}  ${this.#colors.dim(ruleId)}`;
  }

  #clearProgress(): void {
    if (this.#progressShown) process.stderr.write('\r\x1b[K');
    this.#progressShown = false;
  }
}

/** 1 kB is 1,000 bytes, as file managers count. */
export function sizeOf(bytes: number): string {
  return bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1e3))} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`;
}
