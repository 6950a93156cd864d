import { insideUnits } from '../../clreq/sense.js';
import type { InkedSpan, Piece } from '../inline.js';

/** A title of more lines is set as it comes. */
const MOST_LINES = 6;
/** How far from its place a line's end is looked for, in characters. */
const REACH = 7;
/** How much shorter each line of an inverted trapezoid is than the one above it, in characters. */
const STEP = 2;
/** A line that is longer than the one above it. */
const GROWS = 20;
/** A title is best divided where it begins to say what it is about. */
const TOPIC = /^关于/u;
const NOT_AT_TOPIC = 25;
/** Words of official titles that no list of common words has. */
const WORDS = [
  ...['商请', '提请', '报请', '函请', '转请', '印送'],
  ...['若干措施', '若干意见', '若干规定', '若干政策'],
];
/** A line that begins with a word of one character, which often belongs to the word before it (清明｜节). */
const LONE = 15;
/** A line that ends inside a word which the division into words has missed: 青石河水｜库. */
const ACROSS = 30;
/** A line that ends inside 《》 which have room on one. */
const INSIDE_NAME = 50;
const NAME = /《[^《》]*》/gu;
/** A line that ends behind 关于 or begins with 的. */
const TORN = 200;
const TORN_AFTER = /(?:关于|[的和与及或对在、“（《〈])$/u;
const TORN_BEFORE = /^[的等、，。：；！？”）》〉]/u;

/**
 * Where the title is divided (UTF-16 offsets): into as few lines of `most` characters as hold it, each shorter than the one
 * above it (倒梯形), and never inside a word, a name or a number (GB/T 9704-2012 7.3.1). Empty where it has one line, or
 * no such division.
 */
export function titleBreaks(text: string, most: number): readonly number[] {
  const fewest = Math.ceil(text.length / most);
  if (fewest < 2) return [];
  const inside = insideUnits(text, [...WORDS, ...organsOf(text)]);
  const costs = breakCosts(text, most);
  const may = (at: number) => at > 0 && at < text.length && !inside.has(at);
  for (let lines = fewest; lines <= Math.min(MOST_LINES, fewest + 1); lines++) {
    const best = divide(text, most, lines, may, costs);
    if (best !== undefined) return best;
  }
  return [];
}

/** The names of the organs, before 关于 and between spaces. */
function organsOf(text: string): readonly string[] {
  const end = text.indexOf('关于');
  return end < 0 ? [] : text.slice(0, end).split(/[ \u3000]/);
}

/** What it costs by sense to end a line at each place of the text; nothing where no cost is. */
function breakCosts(text: string, most: number): ReadonlyMap<number, number> {
  const costs = new Map<number, number>();
  const add = (at: number, cost: number) => costs.set(at, (costs.get(at) ?? 0) + cost);
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  for (const { segment, index } of segmenter.segment(text)) {
    if (segment.length === 1) add(index, LONE);
    const pair = text.slice(Math.max(0, index - 1), index + 1);
    if (HAN_PAIR.test(pair) && [...segmenter.segment(pair)].length === 1) add(index, ACROSS);
  }
  for (const { 0: name, index } of text.matchAll(NAME)) {
    if (name.length > most) continue;
    for (let at = index + 1; at < index + name.length; at++) add(at, INSIDE_NAME);
  }
  return costs;
}

const HAN_PAIR = /^\p{Script=Han}{2}$/u;

function divide(
  text: string,
  most: number,
  lines: number,
  may: (at: number) => boolean,
  costs: ReadonlyMap<number, number>,
): readonly number[] | undefined {
  let best: { readonly cost: number; readonly breaks: readonly number[] } | undefined;
  const wanted = (line: number) => text.length / lines + STEP * ((lines - 1) / 2 - line);
  // A space that a line begins with isn't printed.
  const wideOf = (from: number, end: number) => text.slice(from, end).trim().length;
  const look = (line: number, from: number, before: number, cost: number, breaks: number[]) => {
    if (best !== undefined && cost >= best.cost) return;
    const costOf = (wide: number) =>
      (wide - wanted(line)) ** 2 + (wide > before ? GROWS + wide - before : 0);
    if (line === lines - 1) {
      const wide = wideOf(from, text.length);
      const whole = cost + costOf(wide);
      if (wide <= most && (best === undefined || whole < best.cost)) best = { cost: whole, breaks };
      return;
    }
    const near = Math.round(from + wanted(line));
    for (
      let at = Math.max(from + 1, near - REACH);
      at <= Math.min(from + most, near + REACH);
      at++
    ) {
      if (!may(at)) continue;
      const torn =
        TORN_AFTER.test(text.slice(from, at)) || TORN_BEFORE.test(text.slice(at, at + 1));
      const sense = torn ? TORN : TOPIC.test(text.slice(at, at + 2)) ? 0 : NOT_AT_TOPIC;
      look(
        line + 1,
        at,
        wideOf(from, at),
        cost + costOf(wideOf(from, at)) + sense + (costs.get(at) ?? 0),
        [...breaks, at],
      );
    }
  };
  look(0, 0, Number.POSITIVE_INFINITY, 0, []);
  return best?.breaks;
}

/** A title's pieces divided by sense; one whose writer broke its lines stays as it is. */
export function partedTitle(pieces: readonly Piece[], measure: number): readonly Piece[] {
  const [only] = pieces;
  if (pieces.length !== 1 || only === undefined || only.length === 0) return pieces;
  const size = Math.max(...only.map((span) => span.size));
  const text = only.map((span) => span.text).join('');
  const breaks = titleBreaks(text, Math.floor(measure / size));
  return [0, ...breaks].map((from, index) => sliced(only, from, breaks[index] ?? text.length));
}

/** The spans from `from` up to `end`; one with ruby goes whole to where it begins. */
function sliced(spans: Piece, from: number, end: number): Piece {
  let at = 0;
  return spans.flatMap((span): readonly InkedSpan[] => {
    const start = at;
    at += span.text.length;
    if (span.ruby !== undefined) return start >= from && start < end ? [span] : [];
    const text = span.text.slice(Math.max(0, from - start), Math.max(0, end - start));
    return text === '' ? [] : [{ ...span, text }];
  });
}

/** （2026年5月18日市人民政府第41次常务会议通过）, （征求意见稿）: what stands below a title in brackets, in its middle. */
const REMARK = /^（[^（）]{1,80}）$/u;

/** Whether the first paragraph below a title belongs to it. */
export function isTitleRemark(text: string): boolean {
  return REMARK.test(text.trim());
}
