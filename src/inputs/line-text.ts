import type { LineSpan } from '../model/source.js';

/** The marks that are open around a run of text. */
export interface RunMarks {
  readonly strong?: boolean;
  readonly script?: 'sup' | 'sub';
  /** The address of the link that it stands in. */
  readonly target?: string;
  /** The run does not count when its line is examined for being bold: it is an automatic number. */
  readonly neutral?: boolean;
}

export interface BuiltLine {
  readonly text: string;
  readonly spans: readonly LineSpan[];
  /** UTF-16 units that stand in links, whatever they lead to. */
  readonly linked: number;
  /** The line begins with a link. */
  readonly opensLinked: boolean;
  /** The offset, in UTF-16 units, of the links that end the line; the line's length if no link ends it. */
  readonly linksFrom: number;
  /** Every letter of it is bold. */
  readonly bold: boolean;
}

interface Run extends RunMarks {
  readonly text: string;
  readonly linked: boolean;
  /** Of a note's reference, which has no text. */
  readonly note?: string;
}

/** Superscripts and subscripts that Unicode has as characters of their own: m², H₂O stay whole in any plain text. */
const SUPERSCRIPTS = new Map(
  [...'0123456789+-−=()n'].map((plain, index) => [
    plain,
    [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][index] as string,
  ]),
);
const SUBSCRIPTS = new Map(
  [...'0123456789+-−=()'].map((plain, index) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index] as string]),
);

/** Puts runs of text together to one line: white space collapsed as a browser does, its marks as spans. */
export class LineBuilder {
  private runs: Run[] = [];

  /** `linked`: the run stands in a link, even in one whose address is not kept. */
  add(text: string, marks: RunMarks = {}, linked = marks.target !== undefined): void {
    if (text !== '') this.runs.push({ ...marks, text, linked });
  }

  /** The place of a note's reference. */
  note(label: string): void {
    this.runs.push({ text: '', linked: false, note: label });
  }

  /** The line, and an empty builder for the next; undefined where there was nothing to read. */
  take(): BuiltLine | undefined {
    const runs = collapse(this.runs.splice(0));
    const text = runs.map((run) => run.text).join('');
    if (text === '') return undefined;
    const solid = runs.filter((run) => run.text.trim() !== '');
    const counted = solid.filter(({ neutral }) => neutral !== true);
    const bold = counted.length > 0 && counted.every(({ strong }) => strong === true);
    return {
      text,
      spans: [
        ...spansOf(runs, 'strong'),
        ...spansOf(runs, 'link'),
        ...spansOf(runs, 'script'),
        ...notesOf(runs),
      ].sort((a, b) => a.from - b.from || b.to - a.to),
      opensLinked: solid[0]?.linked === true,
      linksFrom: linksFrom(runs),
      linked: solid.filter((run) => run.linked).reduce((sum, run) => sum + run.text.length, 0),
      bold,
    };
  }
}

/** Where the last runs that are links, and the spaces between them, begin. */
function linksFrom(runs: readonly Run[]): number {
  let end = runs.reduce((sum, { text }) => sum + text.length, 0);
  let from = end;
  for (const { text, linked } of [...runs].reverse()) {
    end -= text.length;
    if (linked) from = end;
    else if (text.trim() !== '') break;
  }
  return from;
}

/** Runs of white space become one space, those at the ends none; indices become characters where Unicode has them. */
function collapse(runs: readonly Run[]): Run[] {
  const collapsed: Run[] = [];
  let space = true;
  for (const run of runs) {
    let text = run.text.replace(/[ \t\n\r\f\v\u0085\u2028\u2029]+/g, ' ');
    if (space && text.startsWith(' ')) text = text.slice(1);
    if (text === '' && run.note === undefined) continue;
    if (run.note !== undefined) {
      collapsed.push(run);
      continue;
    }
    space = text.endsWith(' ');
    collapsed.push(indexed({ ...run, text }));
  }
  trimEnds(collapsed);
  return collapsed;
}

function trimEnds(runs: Run[]): void {
  for (const [at, trim] of [
    [0, (text: string) => text.trimStart()],
    [-1, (text: string) => text.trimEnd()],
  ] as const) {
    const order = at === 0 ? runs : [...runs].reverse();
    for (const run of order.filter(({ note }) => note === undefined)) {
      const text = trim(run.text);
      runs[runs.indexOf(run)] = { ...run, text };
      if (text !== '') break;
    }
  }
}

function notesOf(runs: readonly Run[]): LineSpan[] {
  let at = 0;
  return runs.flatMap(({ text, note }): LineSpan[] => {
    at += text.length;
    return note === undefined ? [] : [{ kind: 'note', from: at, to: at, label: note }];
  });
}

function indexed(run: Run): Run {
  if (run.script === undefined) return run;
  const table = run.script === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS;
  const characters = [...run.text].map((character) => table.get(character));
  if (!characters.every((character) => character !== undefined)) return run;
  const { script: _, ...rest } = run;
  return { ...rest, text: characters.join('') };
}

function spansOf(runs: readonly Run[], kind: 'strong' | 'link' | 'script'): LineSpan[] {
  const spans: LineSpan[] = [];
  let at = 0;
  for (const { text, strong, script, target } of runs) {
    const from = at;
    at += text.length;
    const one =
      kind === 'strong'
        ? strong === true && { kind, from, to: at }
        : kind === 'link'
          ? target !== undefined && { kind, from, to: at, target }
          : script !== undefined && { kind: script, from, to: at };
    if (one === false) continue;
    const last = spans.at(-1);
    if (
      last?.to === from &&
      last.kind === one.kind &&
      last.target === ('target' in one ? one.target : undefined)
    )
      spans[spans.length - 1] = { ...last, to: at };
    else spans.push(one);
  }
  return spans;
}
