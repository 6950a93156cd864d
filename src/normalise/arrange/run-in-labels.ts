import { regionAtStart } from '../../model/regions.js';
import { addEdits } from '../clean.js';
import { isDecidedText } from '../decisions.js';
import type { Group } from '../joins.js';
import { labelKind } from '../structure/label-kind.js';
import { rawRange } from '../working-line.js';
import { isSettled, openTextAt } from './groups.js';

/** A place at the beginning of its text: 北京：永定河上游…… */
export interface RunInLabel {
  readonly label: string;
  /** UTF-16 units before the label and behind it that are brackets, a colon or white space. */
  readonly before: number;
  readonly behind: number;
}

/** The number of provinces that makes it certain that the labels of a digest are places. */
const FEWEST_PROVINCES = 3;
/** A report has so many characters, and its first sentence so many: 北京：我来了。 is no report. */
const SHORTEST = 20;
const SHORTEST_SENTENCE = 10;
const SHORTEST_MEAN = 30;
const RUN_IN =
  /^(?:(?<open>[【〔[])(?<bracketed>\p{Script=Han}{2,12})[】〕\]]\s{0,4}[:：]?[\s\u3000]{0,4}|(?<bare>\p{Script=Han}{2,12})(?:[\s\u3000]{0,4}[:：][\s\u3000]{0,4}|[ \t\u3000]{1,4}))(?=\S)/u;
/** 我市 and 我省 are of reports; 我 and 你 speak. */
const SPEECH = /^["“「『]|[你您咱]|我(?![市省区區县縣国國州镇鎮乡鄉])/u;

/**
 * The places that a digest without headings sets before its reports, by their paragraphs' places: at least three provinces, each label
 * once, each before a report of whole sentences. Empty where it is not certain that all are such labels, or where a report ends is not.
 */
export function runInLabels(
  groups: readonly Group[],
  start: number,
): ReadonlyMap<number, RunInLabel> {
  const labels = new Map<number, RunInLabel>();
  const seen = new Set<string>();
  let provinces = 0;
  let characters = 0;
  for (let index = start; index < groups.length; index++) {
    const group = groups[index] as Group;
    if (isSettled(group)) return new Map();
    if (isDecidedText(group.lines[0])) continue;
    const text = openTextAt(groups, index) ?? '';
    const label = readLabel(text);
    if (label === undefined) continue;
    const report = text.slice(label.before + label.label.length + label.behind);
    const kind = labelKind(label.label);
    const isKnown = kind === 'region' || kind === 'city' || kind === 'office';
    if (!isKnown || seen.has(label.label) || !isReport(report)) return new Map();
    if (regionAtStart(label.label)?.length === label.label.length) provinces++;
    characters += report.length;
    seen.add(label.label);
    labels.set(index, label);
  }
  const isCertain =
    provinces >= FEWEST_PROVINCES &&
    characters >= labels.size * SHORTEST_MEAN &&
    endsWithItsLast([...labels.keys()], groups.length);
  return isCertain ? labels : new Map();
}

/** A paragraph behind the last label may be the digest's end, unless most reports have such paragraphs. */
function endsWithItsLast(places: readonly number[], end: number): boolean {
  const last = places.at(-1) ?? end;
  const longer = places.filter((place, at) => (places[at + 1] ?? end) > place + 1);
  return last === end - 1 || longer.length * 2 > places.length;
}

function readLabel(text: string): RunInLabel | undefined {
  const match = RUN_IN.exec(text);
  if (match?.groups === undefined) return undefined;
  const { open = '', bracketed, bare } = match.groups;
  const label = bracketed ?? bare ?? '';
  // Two words before a space are a phrase as often as a label: there only a place is one.
  const isSpaced = bare !== undefined && !/[:：]/u.test(match[0]);
  if (isSpaced && regionAtStart(label)?.length !== label.length) return undefined;
  return {
    label,
    before: open.length,
    behind: match[0].length - open.length - label.length,
  };
}

function isReport(text: string): boolean {
  const first = text.split(/[。！？]/u, 1)[0] ?? '';
  return (
    text.length >= SHORTEST &&
    /[。！？…][”’）)」』]?$/u.test(text) &&
    first.length >= SHORTEST_SENTENCE &&
    !SPEECH.test(first)
  );
}

/** The label heads its report: what parts it from the text is taken away. */
export function runInEdits({ lines: [line] }: Group, { label, before, behind }: RunInLabel): void {
  if (line === undefined) return;
  // Every place is read before the first edit moves the others.
  const edits = [
    [0, before] as const,
    [before + label.length, before + label.length + behind] as const,
  ].map(([from, to]) => {
    const { at, end } = rawRange(line, from, to);
    return { at, from: line.text.slice(at, end), to: '', rule: 'structure/run-in-label' };
  });
  addEdits(
    line,
    edits.filter(({ from }) => from !== ''),
  );
}
