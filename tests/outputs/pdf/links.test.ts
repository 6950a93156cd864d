import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

/** Where the links of a finished file lead, read from its annotations. */

interface FoundLink {
  /** From 0. */
  readonly page: number;
  readonly uri?: string;
  readonly to?: number;
}

async function linksOf(texts: readonly string[], name = 'booklet'): Promise<readonly FoundLink[]> {
  const template = await readTemplate(name, { packageRoot: root });
  const { bytes } = await renderPdf(editionOf(texts), template, fonts, {
    date: '2020-09-17T00:00:00Z',
    tool: 'Kanben',
  });
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const textOf = (value: unknown) =>
    value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
  const pages = document.getPages();
  const dests = namedDestinations(document);
  return pages.flatMap((page, index) =>
    (page.node.Annots()?.asArray() ?? []).flatMap((ref): FoundLink[] => {
      const action = document.context
        .lookupMaybe(ref, PDFDict)
        ?.lookupMaybe(PDFName.of('A'), PDFDict);
      const uri = textOf(action?.lookup(PDFName.of('URI')));
      if (uri !== undefined) return [{ page: index, uri }];
      const named = textOf(action?.lookup(PDFName.of('D')));
      if (named === undefined) return [];
      const target = dests.get(named);
      return [{ page: index, to: pages.findIndex(({ ref }) => ref === target) }];
    }),
  );

  function namedDestinations(of: PDFDocument): ReadonlyMap<string, PDFRef> {
    const found = new Map<string, PDFRef>();
    const walk = (node: PDFDict | undefined): void => {
      const kids = node?.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? [];
      for (const kid of kids) walk(of.context.lookup(kid, PDFDict));
      const names = node?.lookupMaybe(PDFName.of('Names'), PDFArray)?.asArray() ?? [];
      for (let at = 0; at + 1 < names.length; at += 2) {
        const value = of.context.lookup(names[at + 1]);
        const array = value instanceof PDFDict ? value.lookup(PDFName.of('D')) : value;
        const first = array instanceof PDFArray ? array.get(0) : undefined;
        if (first instanceof PDFRef) found.set(textOf(names[at]) ?? '', first);
      }
    };
    walk(
      of.catalog
        .lookupMaybe(PDFName.of('Names'), PDFDict)
        ?.lookupMaybe(PDFName.of('Dests'), PDFDict),
    );
    return found;
  }
}

describe('links of the PDF', () => {
  it('inside the book lead to the pages of their headings', async () => {
    const links = await linksOf([
      '# 甲\n\n见[乙](02-b.md)、[丙](02-b.md#二丙)、[自己](#甲)和[数](#1-一窗受理)。\n',
      `# 乙\n\n${'正文一段。\n\n'.repeat(40)}## 二、丙\n\n正文。\n\n## 1. 一窗受理\n\n正文。\n`,
    ]);
    const inText = links.filter((link) => link.page === links.at(-1)?.page);
    const first = inText[0]?.page ?? 0;
    expect(links.filter(({ uri }) => uri !== undefined)).toEqual([]);
    expect(inText.map(({ to = -1 }) => to - first)).toEqual([0, 2, 0, 2]);
  });

  it('outside are addresses of ASCII alone', async () => {
    const links = await linksOf(['# 甲\n\n见[网址](https://example.org/很长?a=1&b=2)。\n']);
    expect(links.flatMap(({ uri }) => uri ?? [])).toEqual([
      'https://example.org/%E5%BE%88%E9%95%BF?a=1&b=2',
    ]);
  });

  it('that lead nowhere are text', async () => {
    const links = await linksOf(['# 甲\n\n见[无](03-c.md)和[空]()。\n']);
    expect(links.filter(({ page }) => page > 2)).toEqual([]);
    expect(links.filter(({ uri }) => uri !== undefined)).toEqual([]);
  });
});
