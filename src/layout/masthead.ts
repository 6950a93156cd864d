import type { Labels } from '../messages/book-labels/labels.js';
import { labelsFor, printedDate } from '../messages/labels.js';
import type { PlacedItem } from '../model/composition.js';
import type { Masthead, Tail } from '../model/edition.js';
import type { BlockStyle } from '../model/template.js';
import type { BookContext } from './book-context.js';
import { furnitureLine, furnitureSpans } from './furniture.js';
import type { FlowBlock, FlowLine } from './pages/flow.js';
import { moved } from './pages/page.js';
import { structureNode } from './pages/structure.js';
import { MIDDLE, setHeading, setText } from './set-lines.js';

/** The widths of the masthead's stroke and of the outer and inner strokes of the tail (GB/T 9704-2012 7.4.1), pt. */
const MASTHEAD_RULE = 2;
const TAIL_OUTER = 1;
const TAIL_INNER = 0.7;
/** The indent of the unit, the date and the text of the tail on both sides, em. */
const INSET = 1;
/** The distance of a signature's date from the right edge, em (GB/T 9704-2012 7.3.5.1). */
const SIGNATURE_INSET = 4;
/** The greatest width of the name, as a share of the measure. */
const NAME_WIDEST = 0.94;

const NO_BLOCK = { before: 0, heading: false, block: 0 } as const;

/** `12` → `第12期`. A number that is written out already stays as it is. */
export function issueText({ issue, totalIssue }: Masthead, labels: Labels): string {
  const text = issue === undefined ? '' : counted(issue, labels.issue);
  return totalIssue === undefined ? text : `${text}（${counted(totalIssue, labels.totalIssue)}）`;
}

function counted(number: string, inWords: (number: string) => string): string {
  return /^\d+$/.test(number) ? inWords(number) : number;
}

/** The masthead above the text of a briefing (docs/typography.md, rule 25). It takes whole rows and is never divided. */
export function mastheadBlock(masthead: Masthead, book: BookContext): FlowBlock {
  const { faces, metadata, template } = book;
  const within = structureNode('Sect', book.document);
  const p = () => ({ structure: structureNode('P', within) });
  const { styles, typeArea } = template;
  const measure = typeArea.characters * typeArea.size;
  const room = { x: 0, measure };
  const lines: FlowLine[] = [];
  const ends = (left: string, right: string, style: BlockStyle, inset: number): FlowLine => {
    const place = { x: inset, measure: measure - 2 * inset, baseline: 0 };
    const items = [
      ...(left === '' ? [] : furnitureLine(left, { ...style, align: 'start' }, book, place, p())),
      ...(right === '' ? [] : furnitureLine(right, { ...style, align: 'end' }, book, place, p())),
    ];
    return { rows: style.lines, items, offset: 0 };
  };
  if (masthead.secrecy !== undefined || masthead.copyNumber !== undefined) {
    lines.push(ends(masthead.secrecy ?? '', masthead.copyNumber ?? '', styles.secrecy, 0));
  }
  const name = {
    ...styles.mastheadName,
    size: nameSize(masthead.name, styles.mastheadName, measure),
  };
  lines.push(
    ...setHeading([furnitureSpans(masthead.name, name, faces, p())], name, template, room),
  );
  const issue = issueText(masthead, labelsFor(metadata.language));
  if (issue !== '') {
    const style = styles.mastheadIssue;
    lines.push(...setHeading([furnitureSpans(issue, style, faces, p())], style, template, room));
  }
  if (template.masthead.line) {
    const date = printedDate(masthead.date ?? metadata.date, metadata.language) ?? '';
    const style = styles.mastheadLine;
    const inset = INSET * style.size;
    const unit = masthead.unit ?? metadata.publisher ?? '';
    const letters = [...unit].length + [...date].length + 1;
    if (letters * style.size <= measure - 2 * inset) lines.push(ends(unit, date, style, inset));
    else {
      // Without room for both, the date stands below the unit.
      const inner = { x: inset, measure: measure - 2 * inset };
      const spans = furnitureSpans(unit, style, faces, p());
      lines.push(...setText([spans], { ...style, align: 'start' }, template, inner, { first: 0 }));
      if (date !== '') lines.push(ends('', date, style, inset));
    }
  }
  const last = lines.at(-1) as FlowLine;
  const y = -MIDDLE * typeArea.size + (last.rows - 0.5) * typeArea.leading;
  lines[lines.length - 1] = {
    ...last,
    items: [...last.items, rule(measure, y, MASTHEAD_RULE, name.color)],
  };
  return { ...NO_BLOCK, lines, after: 1, fewest: lines.length };
}

function nameSize(name: string, { size }: BlockStyle, measure: number): number {
  return Math.min(size, (measure * NAME_WIDEST) / Math.max(1, [...name].length));
}

/** The tail at the foot of a briefing's last page (docs/typography.md, rule 25): 报、送、发 between strokes, the number of copies at the right. */
export function tailLines(tail: Tail, book: BookContext): readonly FlowLine[] {
  const { faces, metadata, template } = book;
  const labels = labelsFor(metadata.language);
  const within = structureNode('Sect', book.document);
  const p = () => ({ structure: structureNode('P', within) });
  const style = template.styles.tail;
  const { typeArea } = template;
  const measure = typeArea.characters * typeArea.size;
  const inset = INSET * style.size;
  const room = { x: inset, measure: measure - 2 * inset };
  const above = -MIDDLE * typeArea.size - typeArea.leading / 2;
  const kinds: FlowLine[][] = [];
  for (const [label, text] of [
    [labels.tail.report, tail.report],
    [labels.tail.send, tail.send],
    [labels.tail.distribute, tail.distribute],
  ] as const) {
    if (text === undefined) continue;
    const spans = furnitureSpans(label + text, style, faces, p());
    kinds.push([...setText([spans], style, template, room, { first: 0, hanging: 2 })]);
  }
  if (tail.copies !== undefined) {
    const text = labels.copies(tail.copies);
    const place = { x: inset, measure: room.measure, baseline: 0 };
    const items = furnitureLine(text, { ...style, align: 'end' }, book, place, p());
    kinds.push([{ rows: 1, items, offset: 0 }]);
  }
  return kinds.flatMap((lines, kind) =>
    lines.map((line, index) => {
      const strokes: PlacedItem[] = [];
      const { color } = style;
      if (index === 0)
        strokes.push(rule(measure, above, kind === 0 ? TAIL_OUTER : TAIL_INNER, color));
      if (kind === kinds.length - 1 && index === lines.length - 1) {
        strokes.push(rule(measure, above + line.rows * typeArea.leading, TAIL_OUTER, color));
      }
      return { ...line, items: [...line.items, ...strokes] };
    }),
  );
}

/** The unit and the date below the text of a briefing, with the unit centred above the date. */
export function signatureBlock(masthead: Masthead, book: BookContext): FlowBlock | undefined {
  const { faces, metadata, template } = book;
  const style = { ...template.styles.body, align: 'center' as const, firstIndent: 0 };
  const texts = [
    masthead.unit ?? metadata.publisher,
    printedDate(masthead.date ?? metadata.date, metadata.language),
  ].filter((text): text is string => text !== undefined);
  if (texts.length === 0) return undefined;
  const measure = template.typeArea.characters * template.typeArea.size;
  const longest = Math.max(...texts.map((text) => [...text].length)) * style.size;
  const wide = Math.min(measure, longest);
  const x = Math.max(0, measure - SIGNATURE_INSET * style.size - wide);
  const lines = texts.flatMap((text) =>
    setText(
      [furnitureSpans(text, style, faces, { structure: structureNode('P', book.document) })],
      style,
      template,
      { x, measure: wide },
      { first: 0 },
    ),
  );
  return { ...NO_BLOCK, lines, before: 1, after: 0, fewest: lines.length };
}

function rule(measure: number, y: number, width: number, color: string): PlacedItem {
  return moved({ kind: 'rule', x1: 0, x2: measure, y1: 0, y2: 0, width, color }, 0, y);
}
