import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import type { Template } from '../../../src/model/template.js';
import { type Glyph, type PdfPage, readPdf } from '../../../src/proof/read/index.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { type RenderedPdf, renderPdf } from '../../support/render.js';

/** docs/typography.md, rules 16–20 on finished files: what a reader of the PDF meets, read from its bytes. */

const PROSE =
  '今年以来，全市新设企业1.77万户，同比增长19.83%，“证照分离”改革（试点）全覆盖；市场监管部门坚持问题导向，持续优化营商环境，取得明显成效。';
const chapter = (heading: string, paragraphs: number) =>
  `# ${heading}\n\n## 一、做法\n\n${`${PROSE.repeat(3)}\n\n`.repeat(paragraphs)}### （一）细则\n\n${PROSE}\n\n## 二、成效\n\n${PROSE.repeat(2)}\n`;
const TEXTS = [
  '---\nrole: editors-note\n---\n\n# 编者按\n\n编者的话，一句而已。\n',
  chapter('甲市：抓牢疫情防控　深化改革创新', 7),
  chapter('乙市：立足五个定位　提高监管效能', 3),
  chapter('丙市：这是一个长得在目录里一行排不下、因而须悬挂缩进转行的标题　且仍须与页码对齐', 5),
];

interface Read {
  readonly template: Template;
  readonly rendered: RenderedPdf;
  readonly document: PDFDocument;
  readonly pages: readonly PdfPage[];
}

async function make(name: string): Promise<Read> {
  const template = await readTemplate(name, { packageRoot: root });
  const rendered = await renderPdf(
    editionOf(TEXTS, { yaml: 'title: 书名在此\ndate: 2020-09-17\n' }),
    template,
    fonts,
    { date: '2020-09-17T00:00:00Z', tool: 'Kanben' },
  );
  expect(rendered.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const document = await PDFDocument.load(rendered.bytes, { updateMetadata: false });
  return { template, rendered, document, pages: (await readPdf(rendered.bytes)).pages };
}

const decode = (value: unknown) =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
const textOf = (glyphs: readonly Glyph[]) =>
  glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint)).join('');

/** A page's lines from top to bottom: glyphs of one baseline. */
function linesOf({ glyphs }: PdfPage): readonly (readonly Glyph[])[] {
  const lines = new Map<string, Glyph[]>();
  for (const glyph of glyphs) {
    const key = glyph.y.toFixed(1);
    lines.set(key, [...(lines.get(key) ?? []), glyph]);
  }
  return [...lines.entries()]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, line]) => line.sort((a, b) => a.x - b.x));
}

interface PdfBookmark {
  readonly title: string;
  readonly page: number;
  readonly children: readonly PdfBookmark[];
}

function outlinesOf(document: PDFDocument): readonly PdfBookmark[] {
  const pageOf = destinations(document);
  const walk = (parent: PDFDict): PdfBookmark[] => {
    const items: PdfBookmark[] = [];
    let ref = parent.get(PDFName.of('First'));
    while (ref !== undefined) {
      const item = document.context.lookup(ref, PDFDict);
      const target =
        item.get(PDFName.of('Dest')) ??
        item.lookupMaybe(PDFName.of('A'), PDFDict)?.get(PDFName.of('D'));
      const own = target instanceof PDFRef ? document.context.lookup(target) : target;
      items.push({
        title: decode(item.get(PDFName.of('Title'))) ?? '',
        page:
          own instanceof PDFArray
            ? pageNumber(document, own.get(0))
            : (pageOf.get(decode(own) ?? '') ?? 0),
        children: walk(item),
      });
      ref = item.get(PDFName.of('Next'));
    }
    return items;
  };
  return walk(document.catalog.lookup(PDFName.of('Outlines'), PDFDict));
}

/** The page, from 1, of each named destination. */
function destinations(document: PDFDocument): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  const walk = (node: PDFDict) => {
    const names = node.lookupMaybe(PDFName.of('Names'), PDFArray);
    for (let index = 0; index < (names?.size() ?? 0); index += 2) {
      const target = names?.lookup(index + 1);
      const array = target instanceof PDFDict ? target.lookup(PDFName.of('D'), PDFArray) : target;
      if (array instanceof PDFArray)
        pages.set(decode(names?.get(index)) ?? '', pageNumber(document, array.get(0)));
    }
    const kids = node.lookupMaybe(PDFName.of('Kids'), PDFArray);
    for (const kid of kids?.asArray() ?? []) walk(document.context.lookup(kid, PDFDict));
  };
  walk(document.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict));
  return pages;
}

const pageNumber = (document: PDFDocument, ref: unknown) =>
  document.getPages().findIndex((page) => page.ref === ref) + 1;

/** Each page's label as a reader shows it. */
function labelsOf(document: PDFDocument): readonly string[] {
  const nums = document.catalog
    .lookup(PDFName.of('PageLabels'), PDFDict)
    .lookup(PDFName.of('Nums'), PDFArray);
  const ranges = Array.from({ length: nums.size() / 2 }, (_, index) => ({
    from: nums.lookup(index * 2, PDFNumber).asNumber(),
    style: String(nums.lookup(index * 2 + 1, PDFDict).get(PDFName.of('S'))),
  }));
  const roman = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
  return document.getPages().map((_, index) => {
    const range = ranges.findLast(({ from }) => from <= index);
    const number = index - (range?.from ?? 0) + 1;
    return range?.style === '/r' ? (roman[number] ?? '?') : String(number);
  });
}

describe.each(['booklet', 'large-print', 'classic'])('a book by %s', async (name) => {
  const { template, rendered, document, pages } = await make(name);
  const { typeArea, page } = template;
  const leftOf = (number: number) => (number % 2 === 1 ? page.inner : page.outer);
  const measure = typeArea.characters * typeArea.size;
  const labels = labelsOf(document);
  const front = labels.indexOf('1');
  /** Index of the contents’ page. */
  const listed = front - 2;
  const foot = page.top + (typeArea.lines - 1) * typeArea.leading + typeArea.size;
  const folioLine = (at: PdfPage) => linesOf(at).filter(([glyph]) => (glyph?.y ?? 0) > foot + 1);
  const headLine = (at: PdfPage) => linesOf(at).filter(([glyph]) => (glyph?.y ?? 0) < page.top);
  const openers = new Map(
    rendered.pageMap.starts
      .filter(({ block, offset }) => block === 0 && offset === 0)
      .map((start) => [start.page, start]),
  );

  it('labels its pages i, ii … before the text and 1, 2 … from there on', () => {
    // A title page and the page of facts behind it are two more.
    expect(front).toBe(template.titlePage ? 6 : 4);
    expect(labels.slice(0, front)).toEqual(['i', 'ii', 'iii', 'iv', 'v', 'vi'].slice(0, front));
    expect(labels.slice(front)).toEqual(
      Array.from({ length: pages.length - front }, (_, index) => String(index + 1)),
    );
  });

  it('says its language and title, and shows the title', () => {
    expect(decode(document.catalog.get(PDFName.of('Lang')))).toBe('zh-CN');
    const view = document.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(view.get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true');
    expect(document.getTitle()).toBe('书名在此');
  });

  it('nests its bookmarks as its headings stand, each on its page', () => {
    const outlines = outlinesOf(document);
    expect(outlines.map(({ title }) => title.slice(0, 2))).toEqual([
      '编者',
      '甲市',
      '乙市',
      '丙市',
    ]);
    for (const { children } of outlines.slice(1)) {
      expect(children.map(({ title }) => title)).toEqual(['一、做法', '二、成效']);
      expect(children[0]?.children.map(({ title }) => title)).toEqual(['（一）细则']);
    }
    const all = (items: readonly PdfBookmark[]): PdfBookmark[] =>
      items.flatMap((item) => [item, ...all(item.children)]);
    for (const { title, page: at } of all(outlines)) {
      expect(textOf(pages[at - 1]?.glyphs ?? []).replace(/\s/g, '')).toContain(
        title.replace(/\s/g, '').slice(0, 6),
      );
    }
  });

  it('lists its divisions with true folios, aligned, each entry a link to its page', () => {
    const contents = pages[listed] as PdfPage;
    const right = leftOf(3) + measure;
    const targets = destinations(document);
    const annotations = document
      .getPage(listed)
      .node.lookup(PDFName.of('Annots'), PDFArray)
      .asArray()
      .map((one) => document.context.lookup(one, PDFDict));
    for (const [at, start] of openers) {
      const line = linesOf(contents).find((glyphs) =>
        new RegExp(`[·.]{3,}\\s*${start.folio}$`).test(textOf(glyphs)),
      );
      expect(line, `folio ${start.folio}`).toBeDefined();
      const last = line?.at(-1);
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(right, 0);
      const height = contents.height - (last?.y ?? 0);
      const over = annotations.filter((annotation) => {
        const [, low = 0, , high = 0] = annotation
          .lookup(PDFName.of('Rect'), PDFArray)
          .asArray()
          .map((value) => (value instanceof PDFNumber ? value.asNumber() : 0));
        return Math.min(low, high) - 1 <= height && height <= Math.max(low, high) + 1;
      });
      expect(over.length).toBeGreaterThan(0);
      for (const annotation of over) {
        const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
        const named = decode(action?.get(PDFName.of('D')) ?? annotation.get(PDFName.of('Dest')));
        expect(targets.get(named ?? '')).toBe(at);
      }
    }
  });

  it('turns a long entry over with a hanging indent, clear of the folios', () => {
    const lines = linesOf(pages[listed] as PdfPage);
    const first = lines.findIndex((line) => textOf(line).startsWith('丙市'));
    const [a, b] = [lines[first]?.[0], lines[first + 1]?.[0]];
    expect(textOf(lines[first] ?? [])).not.toMatch(/\d$/);
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan(typeArea.size * 0.9);
    const end = lines[first]?.at(-1);
    expect((end?.x ?? 0) + (end?.width ?? 0)).toBeLessThan(leftOf(3) + measure - typeArea.size);
  });

  it('sets the book’s title at the head of left pages and the chapter’s at that of right ones', () => {
    let [left, right] = [0, 0];
    for (const at of pages.slice(front)) {
      const [head] = headLine(at);
      if (openers.has(at.number) || at.glyphs.length === 0) {
        expect(head).toBeUndefined();
        continue;
      }
      // A title that is too long for the head is cut with ……
      const own = textOf(head ?? []).replace(/\s|……$/g, '');
      const recto = at.number % 2 === 1;
      if (recto) {
        right++;
        const isHeading = (title: string) =>
          TEXTS.some((text) => text.replace(/\s/g, '').includes(`#${title}`));
        // A page on which two chapters stand names both.
        const areTwo = Array.from(own, (_, cut) => cut).some(
          (cut) => cut > 0 && isHeading(own.slice(0, cut)) && isHeading(own.slice(cut)),
        );
        expect(isHeading(own) || areTwo).toBe(true);
        const end = head?.at(-1);
        expect((end?.x ?? 0) + (end?.width ?? 0)).toBeCloseTo(leftOf(at.number) + measure, 0);
      } else {
        left++;
        expect(own).toBe('书名在此');
        expect(head?.[0]?.x).toBeCloseTo(leftOf(at.number), 0);
      }
    }
    expect([left > 0, right > 0]).toEqual([true, true]);
  });

  it('sets folios where the template says, each the page’s label; none on cover and blanks', () => {
    expect(folioLine(pages[0] as PdfPage)).toEqual([]);
    for (const at of pages) {
      const [line] = folioLine(at);
      if (at.number <= listed || at.glyphs.length === 0) {
        expect(line).toBeUndefined();
        continue;
      }
      expect(textOf(line ?? [])).toBe(labels[at.number - 1]);
      const [x, end] = [line?.[0]?.x ?? 0, (line?.at(-1)?.x ?? 0) + (line?.at(-1)?.width ?? 0)];
      const left = leftOf(at.number);
      if (template.folios.place === 'center')
        expect((x + end) / 2).toBeCloseTo(left + measure / 2, 0);
      else if (at.number % 2 === 1) expect(end).toBeCloseTo(left + measure, 0);
      else expect(x).toBeCloseTo(left, 0);
    }
  });

  it('opens chapters as the template says, on a page of their own or below a short text', () => {
    const { open, short } = template.divisions;
    const marks = outlinesOf(document).filter(({ page: number }) => number > front);
    expect(marks.length).toBe(TEXTS.length);
    marks.forEach(({ page: number, title }, index) => {
      if (open === 'recto') expect(number % 2).toBe(1);
      const lines = linesOf(pages[number - 1] as PdfPage).filter(
        ([glyph]) => (glyph?.y ?? 0) > page.top,
      );
      const at = lines.findIndex((line) => title.startsWith(textOf(line).slice(0, 4)));
      expect(at === 0 || short === 'share').toBe(true);
      if (at > 0)
        expect(lines[at]?.[0]?.y).toBeLessThan((page.top + foot) / 2 + 4 * typeArea.leading);
      if (short === 'page' && index > 0) expect(number).not.toBe(marks[index - 1]?.page);
    });
  });

  it('sets every baseline of the body on one grid, on both sides of the sheet', () => {
    const size = typeArea.size;
    const body = pages
      .slice(front)
      .flatMap((at) =>
        at.glyphs.filter(
          (glyph) => Math.abs(glyph.size - size) < 0.01 && glyph.y > page.top && glyph.y < foot + 1,
        ),
      );
    expect(body.length).toBeGreaterThan(1000);
    const first = page.top + 0.88 * size;
    for (const { y } of body) {
      const steps = (y - first) / typeArea.leading;
      expect(Math.abs(steps - Math.round(steps)) * typeArea.leading).toBeLessThan(0.25);
    }
  });

  it('keeps every glyph of the text inside the type area', () => {
    for (const at of pages.slice(front)) {
      const left = leftOf(at.number);
      const printed = at.glyphs.filter(({ codePoint }) => codePoint !== 0x3000);
      for (const glyph of printed.filter(({ y }) => y > page.top && y < foot + 1)) {
        // A mark at an edge has its blank half outside.
        expect(glyph.x).toBeGreaterThan(left - 0.51 * glyph.size);
        expect(glyph.x + glyph.width).toBeLessThan(left + measure + 0.51 * glyph.size);
      }
    }
  });

  it('opens no page with a paragraph’s last line, closes none with its first or with a heading', () => {
    const size = typeArea.size;
    const bodies = pages
      .slice(front)
      .map((at) =>
        linesOf(at).filter(([glyph]) => (glyph?.y ?? 0) > page.top && (glyph?.y ?? 0) < foot + 1),
      );
    bodies.forEach((lines, index) => {
      const number = front + index + 1;
      const last = lines.at(-1);
      const next = bodies[index + 1];
      if (last === undefined || next === undefined || openers.has(number + 1)) return;
      const left = leftOf(number);
      // A heading is larger, or hei or kai at its margin; a first line is indented by two em.
      const ownSize = last[0]?.size ?? 0;
      expect(ownSize).toBeLessThan(size * 1.1);
      const indented = Math.abs((last[0]?.x ?? 0) - left - 2 * size) < 0.3 * size;
      const end = (last.at(-1)?.x ?? 0) + (last.at(-1)?.width ?? 0);
      const full = end > left + measure - size;
      expect(indented && full, `page ${number}: ${textOf(last)}`).toBe(false);
      const [opening] = next;
      const follows = next[1];
      if (opening === undefined || follows === undefined) return;
      const nextLeft = leftOf(number + 1);
      const openingEnd = (opening.at(-1)?.x ?? 0) + (opening.at(-1)?.width ?? 0);
      const short = openingEnd < nextLeft + measure - 2 * size && opening[0]?.size === size;
      const single = Math.abs((opening[0]?.x ?? 0) - nextLeft) < 0.3 * size;
      expect(short && single, `page ${number + 1}: ${textOf(opening)}`).toBe(false);
    });
  });
});
