import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowBlock, FlowLine, FlowNotes } from '../../../src/layout/pages/flow.js';
import { type FlowPage, paginate } from '../../../src/layout/pages/paginate.js';
import type { PlacedText } from '../../../src/model/composition.js';
import { face } from '../../clreq/set.js';

const ROWS = 10;

function line(offset: number, note?: string): FlowLine {
  const item: PlacedText = {
    kind: 'text',
    x: 0,
    baseline: 0,
    text: '甲',
    advances: [10],
    face,
    size: 10,
    color: '#000000',
    ...(note !== undefined && { note }),
  };
  return { rows: 1, items: [item], offset };
}

let blocks = 0;
function paragraph(lines: number, other: Partial<FlowBlock> = {}): FlowBlock {
  blocks++;
  return {
    lines: Array.from({ length: lines }, (_, index) => line(index)),
    before: 0,
    after: 0,
    heading: false,
    fewest: 2,
    block: blocks,
    source: 0,
    ...other,
  };
}
const heading = () => paragraph(1, { heading: true, fewest: 1, before: 1, after: 1 });
const offsets = (page: FlowPage | undefined) => (page ?? []).map((placed) => placed.line.offset);

describe('pages (docs/typography.md, rules 16–18)', () => {
  it('no page opens with a paragraph’s last line', () => {
    const pages = paginate([paragraph(11)], ROWS);
    expect(offsets(pages[1])).toEqual([9, 10]);
  });

  it('no page closes with a paragraph’s first line', () => {
    const pages = paginate([paragraph(9), paragraph(5)], ROWS);
    expect(pages.map((page) => page.length)).toEqual([9, 5]);
  });

  it('a heading has two lines of text behind it on its page', () => {
    const pages = paginate([paragraph(7), heading(), paragraph(5)], ROWS);
    expect(pages.map((page) => page.length)).toEqual([7, 6]);
  });

  it('a heading keeps its one-line paragraph and the beginning of the next one on its page', () => {
    const pages = paginate([paragraph(6), heading(), paragraph(1), paragraph(6)], ROWS);
    expect(pages.map((page) => page.length)).toEqual([6, 8]);
  });

  it('a heading may follow the one line of a section, and a whole table goes to a page of its own rather than be divided', () => {
    const sections = paginate(
      [paragraph(5), heading(), paragraph(1), heading(), paragraph(5)],
      ROWS,
    );
    expect(sections.map((page) => page.length)).toEqual([7, 6]);
    const table = paragraph(ROWS, { fewest: ROWS });
    const tables = paginate([heading(), paragraph(1), table], ROWS);
    expect(tables.map((page) => page.length)).toEqual([2, ROWS]);
  });

  it('air is whole lines, and none stands at a page’s top', () => {
    const pages = paginate([paragraph(3), heading(), paragraph(3), paragraph(8)], ROWS);
    expect(pages[0]?.map(({ row }) => row)).toEqual([0, 1, 2, 4, 6, 7, 8]);
    expect(pages[1]?.[0]?.row).toBe(0);
  });

  it('the last page is not one line, where the page before it can spare some', () => {
    const pages = paginate([paragraph(5), paragraph(5), paragraph(1)], ROWS);
    expect(pages.at(-1)?.length).toBeGreaterThan(1);
  });

  it('a table’s head stands again on each further page', () => {
    const head = line(-1);
    const table: FlowBlock = { ...paragraph(14, { fewest: 1 }), repeated: head };
    const pages = paginate([table], ROWS);
    expect(pages[1]?.[0]?.line).toBe(head);
  });
});

describe('floats', () => {
  const float = (floats: 'top' | 'bottom', lines = 3) => paragraph(lines, { floats, fewest: 1 });
  const blocksOf = (page: FlowPage | undefined) => [...new Set(page?.map(({ block }) => block))];

  it('stand at the top or foot of their page where they fit, the text goes on round them', () => {
    const [first, top, second] = [paragraph(12), float('top'), paragraph(9)];
    const pages = paginate([first, top, second], ROWS);
    expect(blocksOf(pages[1])).toEqual([top.block, first.block, second.block]);
    expect(pages[1]?.find(({ block }) => block === first.block)?.row).toBe(4);
    const low = float('bottom');
    const below = paginate([paragraph(2), low, paragraph(3)], ROWS);
    expect(below[0]?.filter(({ block }) => block === low.block).map(({ row }) => row)).toEqual([
      7, 8, 9,
    ]);
  });

  it('wait for the next page where they do not fit, in their order', () => {
    const [text, one, two] = [paragraph(9), float('bottom', 5), float('top', 2)];
    const pages = paginate([text, one, two, paragraph(8)], ROWS);
    expect(blocksOf(pages[0])).not.toContain(one.block);
    expect(blocksOf(pages[1])).toEqual(expect.arrayContaining([one.block, two.block]));
    expect(pages[1]?.at(-1)?.row).toBe(ROWS - 1);
  });
});

describe('a block that gives way', () => {
  const yielding = (lines: number) => paragraph(lines, { yields: true, fewest: lines });
  const blocksOf = (page: FlowPage | undefined) => [...new Set(page?.map(({ block }) => block))];

  it('stands at its place where it has room, else text goes before it and it opens the next page', () => {
    const [text, table, after] = [paragraph(5), yielding(6), paragraph(7)];
    const pages = paginate([text, table, after], ROWS);
    expect(pages.map(blocksOf)).toEqual([
      [text.block, after.block],
      [table.block, after.block],
    ]);
    const fitting = paginate([text, yielding(5), paragraph(3)], ROWS);
    expect(fitting[0]?.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('stays behind a small hole, before a heading, and at the end', () => {
    const small = paginate([paragraph(8), yielding(6), paragraph(9)], ROWS);
    expect(small[0]).toHaveLength(8);
    const [table, next] = [yielding(6), heading()];
    const parted = paginate([paragraph(5), table, next, paragraph(4)], ROWS);
    expect(parted.map(blocksOf)[1]?.[0]).toBe(table.block);
    const [short, again] = [paragraph(2), heading()];
    const held = paginate([paragraph(4), yielding(7), short, again, paragraph(4)], ROWS);
    expect(blocksOf(held[0])).not.toContain(again.block);
    expect(blocksOf(held[0])).toContain(short.block);
  });

  it('leaves a page to itself where what follows may not be divided', () => {
    const [table, next, whole] = [yielding(7), heading(), paragraph(8, { fewest: 8 })];
    const pages = paginate([paragraph(5), table, paragraph(2), next, whole], ROWS);
    expect(pages.map(blocksOf).slice(1)).toEqual([[table.block], [next.block, whole.block]]);
  });
});

describe('blocks of one series', () => {
  const blocksOf = (page: FlowPage | undefined) => [...new Set(page?.map(({ block }) => block))];
  const table = (lines: number, other: Partial<FlowBlock> = {}) =>
    paragraph(lines, { fewest: lines, yields: true, series: 'table', after: 0.6, ...other });

  it('stand in their order, whatever page the first one asks for', () => {
    const [text, turned, second, third] = [
      paragraph(3),
      table(ROWS, { floats: 'page', yields: false }),
      table(3),
      paragraph(2),
    ];
    const pages = paginate([text, turned, second, third], ROWS);
    const order = pages.flatMap(blocksOf);
    expect(order.indexOf(turned.block)).toBeLessThan(order.indexOf(second.block));
    expect(blocksOf(pages[0])).toContain(third.block);
    const figure = table(3, { series: 'figure' });
    const mixed = paginate([text, turned, figure], ROWS);
    expect(blocksOf(mixed[0])).toContain(figure.block);
  });

  it('stand on pages before the next division, where divisions run on', () => {
    const turned = table(ROWS, { floats: 'page', yields: false, division: 'a' });
    const [text, next] = [paragraph(3, { division: 'a' }), heading()];
    const after = { ...next, division: 'b' };
    const pages = paginate([text, turned, after, paragraph(3, { division: 'b' })], ROWS);
    expect(pages.map(blocksOf).slice(0, 2)).toEqual([[text.block], [turned.block]]);
    expect(blocksOf(pages[2])).toContain(after.block);
  });

  it('never stand between the parts of a table that goes on', () => {
    const head = line(-1);
    const long = paragraph(16, { fewest: 1, repeated: head });
    const [first, turned] = [paragraph(2), table(ROWS, { floats: 'page', yields: false })];
    const pages = paginate([first, turned, long], ROWS);
    const order = pages.flatMap(blocksOf);
    expect(order.lastIndexOf(long.block) - order.indexOf(long.block)).toBe(1);
  });

  it('leave no air behind where they have left their place', () => {
    const [before, away, after] = [paragraph(5), table(6, { before: 1 }), paragraph(4)];
    const [page] = paginate([before, away, after], ROWS);
    expect(page?.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('let the next section begin before them where else the page looks empty', () => {
    const blocks = [paragraph(3), table(8), paragraph(1), heading(), paragraph(6)];
    const pages = paginate(blocks, ROWS);
    expect(blocksOf(pages[0])).toContain(blocks[4]?.block);
    expect(blocksOf(pages[0])).not.toContain(blocks[1]?.block);
  });
});

describe('footnotes', () => {
  const rule = line(-2);
  const notes: FlowNotes = {
    rule,
    lines: new Map([
      ['a', [line(-10), line(-11)]],
      ['b', [line(-12)]],
    ]),
  };
  const marked = (at: number, note: string, lines: number): FlowBlock => {
    const own = paragraph(lines);
    return {
      ...own,
      lines: own.lines.map((one, index) => (index === at ? line(index, note) : one)),
    };
  };

  it('stand at the foot of the page with their mark, below a stroke', () => {
    const [page] = paginate([marked(1, 'a', 3)], ROWS, notes);
    expect(page?.map((placed) => [placed.line.offset, placed.row])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [-2, 7],
      [-10, 8],
      [-11, 9],
    ]);
  });

  it('take their room from the text, and go with their line to the next page', () => {
    const pages = paginate([paragraph(6), marked(2, 'a', 6)], ROWS, notes);
    for (const page of pages) {
      const last = page.at(-1);
      expect((last?.row ?? 0) + 1).toBeLessThanOrEqual(ROWS);
    }
    const withMark = pages.findIndex((page) =>
      page.some(({ line: own }) =>
        own.items.some((item) => item.kind === 'text' && item.note === 'a'),
      ),
    );
    const withNote = pages.findIndex((page) => offsets(page).includes(-10));
    expect(withNote).toBe(withMark);
  });

  it('stand once, where their first mark is', () => {
    const pages = paginate([marked(0, 'b', 2), marked(1, 'b', 2)], ROWS, notes);
    expect(pages.flatMap((page) => offsets(page)).filter((offset) => offset === -12)).toHaveLength(
      1,
    );
  });
});

it('every line stands on exactly one page, in order, and none overlap', () => {
  const block = fc.record({
    lines: fc.integer({ min: 1, max: 25 }),
    head: fc.boolean(),
    note: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 20 }), (shapes) => {
      let id = 0;
      const lines = new Map<string, readonly FlowLine[]>();
      const flow = shapes.map(({ lines: count, head, note }) => {
        if (head) return heading();
        const own = paragraph(count);
        if (!note) return own;
        id++;
        lines.set(String(id), [line(-100 - id)]);
        return {
          ...own,
          lines: own.lines.map((one, index) => (index === 0 ? line(index, String(id)) : one)),
        };
      });
      const pages = paginate(flow, ROWS, { rule: line(-2), lines });
      const text = pages.flatMap((page) =>
        page.filter(({ note }) => !note).map((placed) => placed.line),
      );
      expect(text).toEqual(flow.flatMap((one) => one.lines));
      expect(
        pages
          .flatMap((page) => page.filter(({ note }) => note))
          .filter(({ line: own }) => own.offset <= -100),
      ).toHaveLength(lines.size);
      for (const page of pages) {
        const rows = page.map(({ row }) => row);
        expect(new Set(rows).size).toBe(rows.length);
        expect(rows).toEqual([...rows].sort((a, b) => a - b));
      }
    }),
    { numRuns: 500 },
  );
});
