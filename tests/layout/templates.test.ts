import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import { builtInTemplates, readTemplate } from '../../src/layout/template/read-template.js';
import type { ComposedPage, PlacedItem, PlacedText } from '../../src/model/composition.js';
import { MM } from '../../src/model/lengths.js';
import type { Template } from '../../src/model/template.js';
import { EVERYTHING, editionOf, fonts, root } from '../support/edition.js';

const packageRoot = root;
const text = (item: PlacedItem): item is PlacedText => item.kind === 'text';
const said = (page: ComposedPage | undefined) =>
  (page?.items ?? [])
    .filter(text)
    .map((item) => item.text)
    .join('');
const right = ({ x, advances }: PlacedText) => x + advances.reduce((sum, one) => sum + one, 0);

const BODY = `# 标题\n\n${'今年以来，北京市统筹推进疫情防控和经济社会发展，持续优化营商环境。'.repeat(20)}\n`;
const BRIEFING = `title: 简报
date: 2020-09-17
masthead: { name: 工作简报, issue: 12, totalIssue: 345, unit: 总局办公厅, secrecy: 内部资料 }
tail: { report: 国务院办公厅, send: 各省局, distribute: 各处室, copies: 150 }
`;

describe('the built-in templates', async () => {
  const names = await builtInTemplates(packageRoot);

  it('are these', () => {
    expect(names).toEqual(['booklet', 'briefing', 'classic', 'gongwen', 'large-print']);
  });

  it.each(names)(
    '%s says what it is for, and sets every kind of node inside its page',
    async (name) => {
      const template = await readTemplate(name, { packageRoot });
      expect(template.description.zh).not.toBe('');
      expect(template.description.en).not.toBe('');
      const edition = editionOf([EVERYTHING, BODY], { yaml: BRIEFING });
      const { pages, diagnostics } = composeBook(edition, template, fonts, () => ({
        width: 400,
        height: 200,
      }));
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const { width, height, inner, outer } = template.page;
      for (const page of pages) {
        const left = page.number % 2 === 1 ? inner : outer;
        for (const item of page.items.filter(text)) {
          expect(item.baseline).toBeLessThan(height);
          if (page.kind !== 'text') continue;
          expect(right(item)).toBeLessThanOrEqual(
            width - (page.number % 2 === 1 ? outer : inner) + item.size,
          );
          expect(item.x).toBeGreaterThanOrEqual(left - item.size);
        }
      }
    },
  );
});

describe('gongwen (GB/T 9704-2012, docs/typography.md, rule 24)', async () => {
  const template = await readTemplate('gongwen', { packageRoot });
  const { typeArea, page } = template;
  const { pages } = composeBook(editionOf([BODY.repeat(1)]), template, fonts, () => undefined);

  it('has a type area of 156 × 225 mm, 37 mm from the top and 28 mm from the binding side', () => {
    expect(page.width / MM).toBeCloseTo(210, 6);
    expect(page.top / MM).toBeCloseTo(37, 6);
    expect(page.inner / MM).toBeCloseTo(28, 6);
    expect((typeArea.characters * typeArea.size) / MM).toBeCloseTo(156, 0);
    expect(((typeArea.lines - 1) * typeArea.leading + typeArea.size) / MM).toBeCloseTo(225, 1);
    expect([typeArea.lines, typeArea.characters, typeArea.size]).toEqual([22, 28, 15.75]);
  });

  it('sets its folio in 四号 between dashes, right on odd pages and left on even ones, a character in', () => {
    for (const { number, items } of pages) {
      const line = items.filter(text).filter(({ size }) => size === 14);
      expect(line.map((item) => item.text).join('')).toBe(`— ${number} —`);
      const inner = number % 2 === 1 ? page.inner : page.outer;
      const edge = inner + typeArea.characters * typeArea.size;
      if (number % 2 === 1) expect(edge - right(line.at(-1) as PlacedText)).toBeCloseTo(14, 1);
      else expect((line[0] as PlacedText).x - inner).toBeCloseTo(14, 1);
      // The dash, .38 em above the baseline, is 7 mm below the type area.
      const foot = page.top + 225 * MM;
      expect(((line[0] as PlacedText).baseline - 0.38 * 14 - foot) / MM).toBeCloseTo(7, 0);
    }
  });
});

describe('a briefing (docs/typography.md, rule 25)', async () => {
  const template = await readTemplate('briefing', { packageRoot });
  const compose = (texts: readonly string[]) =>
    composeBook(editionOf(texts, { yaml: BRIEFING }), template, fonts, () => undefined).pages;
  const pages = compose([BODY, BODY]);

  it('opens with secrecy, name in red, issue, unit and date over a red rule', () => {
    const [first] = pages;
    expect(said(first)).toMatch(/^内部资料工作简报第12期（总第345期）总局办公厅2020年9月17日/);
    const name = first?.items.filter(text).find((item) => item.text.includes('工作简报'));
    expect(name).toMatchObject({ color: '#d7000f', size: 54 });
    const measure = template.typeArea.characters * template.typeArea.size;
    const rule = first?.items.find((item) => item.kind === 'rule' && item.color === '#d7000f');
    expect(rule?.kind === 'rule' && rule.x2 - rule.x1).toBeCloseTo(measure, 6);
  });

  it('lists its pieces with true folios, and lets them run on', () => {
    expect(said(pages[0])).toContain('本期目录');
    const at = pages.findIndex((page, index) => index > 0 && said(page).includes('标题'));
    expect(at).toBeGreaterThan(0);
    expect(said(pages[0])).toMatch(new RegExp(`标题[·.]+${at + 1}`));
  });

  it('ends with report, send, distribute and copies at the last page’s foot', () => {
    const last = pages.at(-1);
    expect(said(last)).toMatch(/报：国务院办公厅送：各省局发：各处室共印150份/);
    const foot = template.page.height - template.page.bottom;
    const copies = last?.items.filter(text).findLast((item) => item.text.includes('份'));
    expect(foot - (copies?.baseline ?? 0)).toBeLessThan(template.typeArea.leading);
  });

  it.each(Array.from({ length: 24 }, (_, n) => n))(
    'keeps tail and text apart: %i lines more',
    (n) => {
      const own = compose([
        `# 标题\n\n${'一二三四五六七八九十'.repeat(45)}\n\n${'末段。\n\n'.repeat(n)}`,
      ]);
      const last = own.at(-1) as ComposedPage;
      const tail = last.items.filter(text).find((item) => item.text.startsWith('报：'));
      const above = last.items
        .filter(text)
        .filter((item) => item.text.includes('末段') || item.text.includes('一二'))
        .map(({ baseline }) => baseline);
      expect(tail).toBeDefined();
      for (const baseline of above) {
        expect((tail?.baseline ?? 0) - baseline).toBeGreaterThanOrEqual(
          template.typeArea.leading - 0.01,
        );
      }
    },
  );
});

describe('classic', async () => {
  const template = await readTemplate('classic', { packageRoot });

  it('gives a part a right-hand page of its own and opens chapters on right-hand pages', () => {
    const { pages, starts } = composeBook(
      editionOf(['# 第一辑\n', BODY, BODY]),
      template,
      fonts,
      () => undefined,
    );
    for (const { page, block, offset } of starts) {
      if (block === 0 && offset === 0) expect(page % 2).toBe(1);
    }
    const part = pages.find((page) => said(page).includes('第一辑') && page.kind === 'text');
    expect(pages[(part?.number ?? 0) as number]?.kind).toBe('blank');
  });

  it('prints the address of a link as a footnote, once', () => {
    const { pages } = composeBook(
      editionOf(['# 标题\n\n见[此](https://example.org/a)和[彼](https://example.org/a)。\n']),
      template,
      fonts,
      () => undefined,
    );
    const whole = said(pages.at(-1));
    expect(whole.match(/https:\/\/example\.org\/a/g)).toHaveLength(1);
    expect(whole).toContain('①');
  });
});

describe('a template of one’s own', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanben-template-'));
    await mkdir(join(folder, 'mine'));
    await writeFile(
      join(folder, 'mine', 'template.yaml'),
      'extends: large-print\ntitle: { zh: 我的, en: Mine }\ntypeArea: { characters: 20 }\n',
    );
  });

  it('lies anywhere, extends a built-in one, and says only what differs', async () => {
    expect(existsSync(join(root, 'templates', 'mine'))).toBe(false);
    const template: Template = await readTemplate(join(folder, 'mine'), { packageRoot });
    expect(template.chain).toEqual(['booklet', 'large-print', 'mine']);
    expect(template.typeArea).toMatchObject({ characters: 20, size: 18 });
    const { pages } = composeBook(editionOf([BODY]), template, fonts, () => undefined);
    expect(pages.length).toBeGreaterThan(2);
  });
});
