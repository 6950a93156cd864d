import { describe, expect, it } from 'vitest';
import { faceChooser } from '../../src/layout/faces.js';
import { colophonPageItems } from '../../src/layout/front/colophon-page.js';
import { coverItems } from '../../src/layout/front/cover.js';
import { ean13Modules, isbnDigits } from '../../src/layout/front/ean.js';
import { structureNode } from '../../src/layout/pages/structure.js';
import { readTemplate } from '../../src/layout/template/read-template.js';
import type { PlacedItem } from '../../src/model/composition.js';
import { Recall } from '../../src/model/recall.js';
import { editionOf, fonts, root } from '../support/edition.js';

const LONG = '柳湾镇集市志稿：支持出口产品转内销与三十年来集市变迁纪事'.repeat(3);

async function bookOf(yaml: string, template = 'booklet') {
  const read = await readTemplate(template, { packageRoot: root });
  return {
    metadata: editionOf(['# 甲\n\n文。\n'], { yaml }).metadata,
    template: read,
    faces: faceChooser(read, fonts),
    document: structureNode('Document'),
    wholeNames: [],
    memory: new Recall(),
    imageSize: () => ({ width: 400, height: 300 }),
  };
}

/** The lines of text on a page, from top to bottom: upper and lower edge, and the text. */
function linesOf(items: readonly PlacedItem[]) {
  const lines = new Map<
    number,
    { top: number; foot: number; text: string; left: number; right: number }
  >();
  for (const item of items) {
    if (item.kind !== 'text') continue;
    const { baseline, size, text, x, advances } = item;
    const right = x + advances.reduce((sum, advance) => sum + advance, 0);
    const line = lines.get(baseline);
    lines.set(baseline, {
      top: baseline - 0.88 * size,
      foot: baseline + 0.12 * size,
      text: (line?.text ?? '') + text,
      left: Math.min(line?.left ?? x, x),
      right: Math.max(line?.right ?? right, right),
    });
  }
  return [...lines.values()].sort((a, b) => a.top - b.top);
}

describe.each(['plain', 'band', 'frame'])('a cover of design %s', (design) => {
  it.each([false, true])(
    'keeps title, subtitle, names and picture (%s) apart, however long',
    async (pictured) => {
      const image = pictured ? ', image: pic.png' : '';
      const names = Array.from({ length: 12 }, (_, index) => `陆问渠${index}`).join(', ');
      const book = await bookOf(
        `title: ${LONG}\nsubtitle: ${LONG}\npublisher: ${LONG}\ncreators: [${names}]\ncover: { design: ${design}${image} }\n`,
      );
      const items = coverItems(book);
      const lines = linesOf(items);
      expect(lines.map(({ text }) => text).join('')).toContain('陆问渠11');
      expect(
        lines
          .map(({ text }) => text)
          .join('')
          .split('柳湾镇').length,
      ).toBe(10);
      const picture = items.find(({ kind }) => kind === 'image');
      lines.forEach((line, index) => {
        expect(line.left).toBeGreaterThan(0);
        expect(line.right).toBeLessThan(book.template.page.width);
        expect(line.foot).toBeLessThan(book.template.page.height);
        const next = lines[index + 1];
        if (next !== undefined) expect(next.top).toBeGreaterThanOrEqual(line.foot);
        if (picture?.kind !== 'image') return;
        const apart = line.foot < picture.y || line.top > picture.y + picture.height;
        expect(apart, line.text).toBe(true);
      });
    },
  );
});

describe('a cover', () => {
  it('names people by what they did, the series and its number', async () => {
    const book = await bookOf(
      'title: 书\nseries: { name: 文史丛书, number: 3 }\ncreators:\n  - { name: 甲某, role: edc }\n  - { name: 乙某, role: aut }\n  - { name: 丙某, role: aut }\n',
    );
    const texts = linesOf(coverItems(book)).map(({ text }) => text);
    expect(texts).toContain('甲某　主编');
    expect(texts).toContain('乙某　丙某　著');
    expect(texts[0]).toBe('文史丛书　第3卷');
  });
});

describe('the page of facts', () => {
  it('has CIP data, facts, and the bars of the ISBN', async () => {
    const book = await bookOf(
      'title: 书\nidentifier: ISBN 978-7-302-51163-2\ncip: |\n  书/甲某著\n  Ⅰ.①书…\n',
      'classic',
    );
    const items = colophonPageItems(book);
    const texts = linesOf(items).map(({ text }) => text);
    expect(texts.slice(0, 2)).toEqual(['图书在版编目（CIP）数据', '书/甲某著']);
    expect(items.filter(({ kind }) => kind === 'box').length).toBe(30);
  });

  it('draws EAN-13 as ISO/IEC 15420 has it', () => {
    expect(ean13Modules('5901234123457')).toBe(
      '10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101',
    );
    expect(isbnDigits('7302511632')).toBe('9787302511632');
  });
});
