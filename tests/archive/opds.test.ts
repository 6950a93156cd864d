import { DOMParser, parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/archive/catalog.js';
import { opdsAtom, opdsDocuments, opdsJson } from '../../src/archive/opds.js';
import { shelfPage } from '../../src/archive/shelf.js';

const image = { href: 'jian-bao/cover.png', type: 'image/png', width: 700, height: 1000 };
const catalog: Catalog = {
  title: '书目 <1> & "2"',
  language: 'zh',
  entries: [
    {
      id: '简报-1',
      title: '深化“放管服”改革 <草案> & "附件"\u0000',
      subtitle: '副题',
      language: 'zh-CN',
      date: '2022-09',
      updated: '2022-09-01T00:00:00Z',
      publisher: 'A & B',
      creators: [{ name: '张三' }, { name: '李 <四>', role: 'edt' }],
      identifier: '第12期',
      files: [
        { href: 'a%20b.epub', format: 'epub', type: 'application/epub+zip', bytes: 5 },
        { href: 'a%20b.pdf', format: 'pdf', type: 'application/pdf', bytes: 7, pages: 3 },
      ],
      cover: image,
      thumbnail: { ...image, href: 'jian-bao/thumbnail.png' },
    },
    {
      id: 'plain',
      title: '无封面',
      language: 'zh-CN',
      date: '2020-09-17',
      updated: '2020-09-17T00:00:00Z',
      creators: [],
      identifier: 'urn:isbn:9787000000000',
      files: [{ href: 'p.epub', format: 'epub', type: 'application/epub+zip', bytes: 5 }],
    },
  ],
};

describe('catalog.xml (OPDS 1.2)', () => {
  const feed = new DOMParser().parseFromString(opdsAtom(catalog), 'text/xml')
    .documentElement as unknown as Element;
  const own = (parent: Element, name: string) =>
    [...parent.children].filter((child) => child.tagName === name);
  const only = (parent: Element, name: string) => {
    const found = own(parent, name);
    expect(found, name).toHaveLength(1);
    return found[0]?.textContent;
  };

  it('has what Atom and OPDS want of a feed', () => {
    expect(feed.tagName).toBe('feed');
    expect(feed.getAttribute('xmlns')).toBe('http://www.w3.org/2005/Atom');
    expect(only(feed, 'id')).toBe('kanben:/catalog');
    expect(only(feed, 'title')).toBe('书目 <1> & "2"');
    expect(only(feed, 'updated')).toBe('2022-09-01T00:00:00Z');
    const links = own(feed, 'link').map((link) => link.getAttribute('rel'));
    expect(links).toEqual(['self', 'start', 'alternate', 'alternate']);
    expect(own(feed, 'entry')).toHaveLength(2);
  });

  it('has what they want of each entry, text as it was', () => {
    const [first, second] = own(feed, 'entry') as [Element, Element];
    expect(only(first, 'id')).toBe('kanben:%E7%AE%80%E6%8A%A5-1');
    expect(only(first, 'title')).toBe('深化“放管服”改革 <草案> & "附件"');
    expect(only(first, 'updated')).toBe('2022-09-01T00:00:00Z');
    expect(only(first, 'dcterms:publisher')).toBe('A & B');
    expect(own(first, 'author').map((author) => author.textContent)).toEqual(['张三', '李 <四>']);
    const links = own(first, 'link').map((link) => [
      link.getAttribute('rel')?.replace('http://opds-spec.org/', ''),
      link.getAttribute('href'),
      link.getAttribute('type'),
    ]);
    expect(links).toEqual([
      ['acquisition/open-access', 'a%20b.epub', 'application/epub+zip'],
      ['acquisition/open-access', 'a%20b.pdf', 'application/pdf'],
      ['image', 'jian-bao/cover.png', 'image/png'],
      ['image/thumbnail', 'jian-bao/thumbnail.png', 'image/png'],
    ]);
    expect(own(second, 'link')).toHaveLength(1);
  });
});

describe('catalog.json (OPDS 2.0)', () => {
  const feed = JSON.parse(opdsJson(catalog));

  it('has a title, a link to itself, and publications that can be had', () => {
    expect(feed.metadata).toMatchObject({ title: '书目 <1> & "2"', numberOfItems: 2 });
    expect(feed.links[0]).toEqual({
      rel: 'self',
      href: 'catalog.json',
      type: 'application/opds+json',
    });
    const [first, second] = feed.publications;
    expect(first.metadata).toEqual({
      '@type': 'http://schema.org/Book',
      title: '深化“放管服”改革 <草案> & "附件"\u0000',
      subtitle: '副题',
      // An issue number is no URI.
      identifier: 'kanben:%E7%AE%80%E6%8A%A5-1',
      language: 'zh-CN',
      modified: '2022-09-01T00:00:00Z',
      author: ['张三'],
      editor: ['李 <四>'],
      publisher: 'A & B',
      numberOfPages: 3,
    });
    expect(first.links).toEqual([
      {
        rel: 'http://opds-spec.org/acquisition/open-access',
        href: 'a%20b.epub',
        type: 'application/epub+zip',
      },
      {
        rel: 'http://opds-spec.org/acquisition/open-access',
        href: 'a%20b.pdf',
        type: 'application/pdf',
      },
    ]);
    expect(first.images[0]).toEqual(image);
    expect(second.metadata).toMatchObject({
      identifier: 'urn:isbn:9787000000000',
      published: '2020-09-17',
    });
  });
});

describe('index.html', () => {
  const page = parseHTML(shelfPage(catalog)).document;

  it('shows each edition with its cover, its title and its files', () => {
    expect(page.documentElement.getAttribute('lang')).toBe('zh-CN');
    const cards = [...page.querySelectorAll('article')];
    expect(cards.map((card) => card.querySelector('h2')?.textContent)).toEqual([
      '深化“放管服”改革 <草案> & "附件"',
      '无封面',
    ]);
    expect(cards[0]?.querySelector('img')?.getAttribute('src')).toBe('jian-bao/cover.png');
    expect(cards[1]?.querySelector('.cover')?.textContent).toBe('无封面');
    const links = [...(cards[0]?.querySelectorAll('.files a') ?? [])];
    expect(links.map((link) => [link.getAttribute('href'), link.textContent])).toEqual([
      ['a%20b.epub', 'EPUB 1 kB'],
      ['a%20b.pdf', 'PDF 3 页 1 kB'],
    ]);
  });

  it('leads e-book readers to the catalogues', () => {
    const links = [...page.querySelectorAll('head > link[rel=alternate]')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['catalog.xml', 'catalog.json']);
  });
});

describe('a catalogue of many editions', () => {
  const [first] = catalog.entries;
  const entries = Array.from({ length: 7 }, (_, n) => ({ ...first, id: `e${n}` }));
  const documents = opdsDocuments({ ...catalog, entries } as Catalog, 3);
  const linksOf = (path: string) => {
    const text = documents.find((one) => one.path === path)?.bytes ?? '';
    const links = path.endsWith('.json')
      ? (JSON.parse(text).links as { rel: string; href: string }[])
      : [...new DOMParser().parseFromString(text, 'text/xml').querySelectorAll('feed > link')].map(
          (link) => ({ rel: link.getAttribute('rel'), href: link.getAttribute('href') }),
        );
    const wanted = ['self', 'first', 'previous', 'next', 'last'];
    return links.flatMap(({ rel, href }) =>
      wanted.includes(String(rel)) ? [`${rel} ${href}`] : [],
    );
  };

  it.each(['xml', 'json'])('has pages that lead to each other: %s', (kind) => {
    const [one, two, three] = [`catalog.${kind}`, `catalog-2.${kind}`, `catalog-3.${kind}`];
    expect(linksOf(one)).toEqual([`self ${one}`, `first ${one}`, `next ${two}`, `last ${three}`]);
    expect(linksOf(two)).toEqual([
      `self ${two}`,
      `first ${one}`,
      `previous ${one}`,
      `next ${three}`,
      `last ${three}`,
    ]);
    expect(linksOf(three)).toEqual([
      `self ${three}`,
      `first ${one}`,
      `previous ${two}`,
      `last ${three}`,
    ]);
  });

  it('has each edition once, in order', () => {
    const ids = documents
      .filter(({ path }) => path.endsWith('.xml'))
      .flatMap(({ bytes }) => bytes.match(/(?<=<entry>\s*<id>)[^<]*/g) ?? []);
    expect(ids).toHaveLength(7);
    expect(new Set(ids).size).toBe(7);
  });
});
