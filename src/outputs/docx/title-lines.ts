import type { Heading, PhrasingContent } from 'mdast';
import { Destinations } from '../../layout/destinations.js';
import type { Composition, PlacedText } from '../../model/composition.js';
import type { Edition } from '../../model/edition.js';
import { plainText } from '../../model/markdown/plain-text.js';

/** The places where the printed page begins each further line of a text: numbers of characters before them, without spaces. */
export type LineEnds = readonly number[];

/** Lines of a text at a smaller distance are one line, pt: note marks and readings stand a little above it. */
const SAME_LINE = 0.5;

/**
 * The places where the printed pages divide headings of several lines. Leaves out headings with other characters in their lines (a
 * reading or a note mark), and headings with hard breaks.
 */
export function headingLines(
  { divisions }: Edition,
  { pages }: Composition,
): (heading: Heading) => LineEnds {
  const destinations = new Destinations(divisions);
  const runs = new Map<string, PlacedText[]>();
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind !== 'text' || item.destination === undefined) continue;
      const known = runs.get(item.destination) ?? [];
      known.push(item);
      runs.set(item.destination, known);
    }
  }
  return (heading) =>
    heading.children.some(({ type }) => type === 'break')
      ? []
      : lineEnds(runs.get(destinations.of(heading) ?? '') ?? [], plainText(heading));
}

/** The places where the cover divides its title; empty where the cover has no title. */
export function coverLines({ pages }: Composition, title: string): LineEnds {
  const texts = (pages[0]?.items ?? []).filter((item) => item.kind === 'text');
  const wanted = bare(title);
  for (let from = 0; from < texts.length; from++) {
    let text = '';
    for (let to = from; to < texts.length && wanted.startsWith(text); to++) {
      text += bare(texts[to]?.text ?? '');
      if (text === wanted) return lineEnds(texts.slice(from, to + 1), title);
    }
  }
  return [];
}

function lineEnds(runs: readonly PlacedText[], title: string): LineEnds {
  const ends: number[] = [];
  let text = '';
  let baseline: number | undefined;
  for (const run of runs) {
    if (baseline !== undefined && Math.abs(run.baseline - baseline) > SAME_LINE)
      ends.push([...text].length);
    baseline = run.baseline;
    text += bare(run.text);
  }
  return text === bare(title) ? ends : [];
}

function bare(text: string): string {
  return text.replace(/\s/gu, '');
}

/** The nodes with a break at the end of each line. */
export function brokenAt(
  nodes: readonly PhrasingContent[],
  ends: LineEnds,
): readonly PhrasingContent[] {
  let seen = 0;
  const left = [...ends];
  const walk = (node: PhrasingContent): readonly PhrasingContent[] => {
    if (node.type !== 'text') {
      if (!('children' in node)) return [node];
      return [{ ...node, children: node.children.flatMap((one) => walk(one)) } as PhrasingContent];
    }
    const parts: PhrasingContent[] = [];
    let value = '';
    for (const character of node.value) {
      if (!/\s/u.test(character)) {
        if (seen === left[0]) {
          left.shift();
          if (value !== '') parts.push({ ...node, value });
          parts.push({ type: 'break', data: { printed: true } });
          value = '';
        }
        seen++;
      }
      value += character;
    }
    return [...parts, ...(value === '' ? [] : [{ ...node, value }])];
  };
  return nodes.flatMap(walk);
}
