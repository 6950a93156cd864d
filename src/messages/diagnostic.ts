import type { Point } from 'unist';
import { VFileMessage } from 'vfile-message';
import { fill, type Values } from './fill.js';
import { type Language, type MessageText, RULES, type RuleId, type Severity } from './index.js';

/** The place of a diagnostic: a file and, if known, the line and the column in it (both from 1). */
export interface Place {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/**
 * A vfile message with the values of its rule beside the English text. The program that prints it chooses the language; the stages
 * know nothing about languages.
 */
export class Diagnostic extends VFileMessage {
  override readonly ruleId: RuleId;
  readonly values: Values;

  constructor(ruleId: RuleId, place: Place = {}, values: Values = {}) {
    const point: Point | undefined =
      place.line === undefined ? undefined : { line: place.line, column: place.column ?? 1 };
    super(fill(RULES[ruleId].what.en, values, 'en'), {
      ...(point && { place: point }),
      ruleId,
      source: 'kanben',
    });
    this.ruleId = ruleId;
    this.values = values;
    if (place.file !== undefined) this.file = place.file;
    const severity = RULES[ruleId].severity;
    this.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
  }

  get severity(): Severity {
    return this.fatal === true ? 'error' : this.fatal === false ? 'warning' : 'info';
  }
}

/** A diagnostic of rule `ruleId` at `place`, with `values` for the places of its text. */
export function diagnose(ruleId: RuleId, place: Place = {}, values: Values = {}): Diagnostic {
  return new Diagnostic(ruleId, place, values);
}

/** The text of a diagnostic in `language`: what is wrong, then how to mend it. */
export function messageText(diagnostic: Diagnostic, language: Language): string {
  const rule = RULES[diagnostic.ruleId];
  const mend = 'mend' in rule ? (rule.mend as MessageText) : undefined;
  const fault = fill(rule.what[language], diagnostic.values, language);
  if (mend === undefined) return fault;
  return language === 'zh'
    ? `${fault}。${fill(mend.zh, diagnostic.values, 'zh')}`
    : `${fault}; ${fill(mend.en, diagnostic.values, 'en')}`;
}

/**
 * Sorts diagnostics by file, line and column. The files keep the order in which they first occur. Diagnostics without a line come
 * before those with one.
 */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  return [...diagnostics].sort(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

/** Ends a command with exit status 1: the input has the faults that the diagnostics name. */
export class InputError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((d) => d.reason).join('\n'));
    this.name = 'InputError';
    this.diagnostics = inReadingOrder(diagnostics);
  }
}
