import { byteSize } from '../messages/byte-size.js';
import { fill } from '../messages/fill.js';
import { printedDate } from '../messages/labels.js';
import { sha256Source } from '../model/sha256.js';
import { element, escapeXml } from '../outputs/epub/xml.js';
import type { Catalog, CatalogEntry } from './catalog.js';
import { CATALOG_FILES } from './opds.js';

const WORDS = {
  zh: {
    pages: '{n} 页',
    count: '共 {n} 种',
    feeds: 'OPDS 目录',
    search: '在全部刊本中查找词句',
    none: '没有找到',
    hits: '共 {n} 处',
    atLeast: '先列出 {n} 处',
    more: '继续查找',
    page: '第 {n} 页',
    long: '词句太长，请只查其中一部分',
  },
  en: {
    pages: '{n|page|pages}',
    count: '{n|edition|editions}',
    feeds: 'OPDS catalogue',
    search: 'Find a phrase in all editions',
    none: 'Not found',
    hits: '{n|place|places}',
    atLeast: 'The first {n|place|places}',
    more: 'Go on searching',
    page: 'p. {n}',
    long: 'The phrase is too long; take a part of it',
  },
} as const;
type Words = (typeof WORDS)['zh' | 'en'];

const CSS = `
:root { color-scheme: light dark; --ink: #1d1b16; --soft: #6d675b; --paper: #f6f3ec; --card: #fff; --line: #ddd6c8; --accent: #a3262a; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece7dc; --soft: #a59f92; --paper: #191815; --card: #23211d; --line: #3a372f; --accent: #e58a86; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; border-bottom: 2px solid var(--accent); margin-bottom: 2rem; }
h1 { font-size: 1.75rem; letter-spacing: .08em; margin: 0 0 .4rem; }
header p, footer { color: var(--soft); font-size: .9rem; margin: 0; }
.shelf { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 2rem 1.5rem; list-style: none; margin: 0; padding: 0; }
article { display: flex; flex-direction: column; height: 100%; }
.cover { display: block; aspect-ratio: 148 / 210; margin-bottom: .8rem; border: 1px solid var(--line); background: var(--card); box-shadow: 0 2px 8px rgb(0 0 0 / .14); overflow: hidden; color: inherit; text-decoration: none; }
.cover img { display: block; width: 100%; height: 100%; object-fit: contain; background: #fff; }
.cover span { display: flex; height: 100%; align-items: center; justify-content: center; padding: 1.25rem; text-align: center; font-size: 1.15rem; text-wrap: balance; }
h2 { font-size: 1.05rem; line-height: 1.45; margin: 0; text-wrap: pretty; }
h2 span { display: inline-block; }
article p { margin: .2rem 0 0; color: var(--soft); font-size: .875rem; }
.files { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; margin: auto 0 0; padding: .7rem 0 0; font-size: .875rem; }
.files a { display: block; padding: .1rem .6rem; border: 1px solid var(--accent); border-radius: 1rem; color: var(--accent); text-decoration: none; }
.files a:hover, .files a:focus-visible { background: var(--accent); color: var(--paper); }
footer { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: .6rem; }
footer a { color: inherit; }
form { margin: 0 0 2rem; }
form[hidden], .shelf[hidden], #results[hidden] { display: none; }
form input { width: 100%; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); color: inherit; font: inherit; }
form input:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
#results article { height: auto; border-bottom: 1px solid var(--line); padding: .9rem 0; }
#results article > p { color: inherit; font-size: 1rem; }
#results mark { background: none; color: var(--accent); font-weight: bold; }
#results .files { margin: 0; padding-top: .4rem; align-items: center; color: var(--soft); }
#results button { margin: 1.2rem 0; padding: .3rem 1.2rem; border: 1px solid var(--accent); border-radius: 1rem; background: none; color: var(--accent); font: inherit; cursor: pointer; }
`;

/**
 * index.html: the catalogue as a shelf for people. Needs no server and no font; `script` is the path of the one that searches
 * the texts, without which the shelf is whole but for the search.
 */
export function shelfPage(catalog: Catalog, script?: string): string {
  const { title, language, entries } = catalog;
  const words = WORDS[language];
  return [
    '<!DOCTYPE html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy())}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title>`,
    `<link rel="alternate" type="application/atom+xml;profile=opds-catalog;kind=acquisition" href="${CATALOG_FILES.atom}">`,
    `<link rel="alternate" type="application/opds+json" href="${CATALOG_FILES.json}">`,
    `<style>${CSS}</style>`,
    '</head>',
    '<body>',
    element(
      'header',
      {},
      `<h1>${escapeXml(title)}</h1><p>${fill(words.count, { n: entries.length })}</p>`,
    ),
    ...(script === undefined ? [] : [searchForm(words)]),
    '<main><section id="results" hidden aria-live="polite"></section><ul class="shelf" id="shelf">',
    ...entries.map((entry) => `<li>${card(entry, words)}</li>`),
    '</ul></main>',
    `<footer><a href="${CATALOG_FILES.atom}">${words.feeds} 1.2</a> · <a href="${CATALOG_FILES.json}">${words.feeds} 2.0</a></footer>`,
    ...(script === undefined ? [] : [`<script src="${escapeXml(script)}"></script>`]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Styles, pictures and scripts come from this folder alone, and nothing else is fetched. */
function policy(): string {
  const sealed = sha256Source(CSS);
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "img-src 'self'",
    `style-src '${sealed}'`,
    "script-src 'self'",
  ].join('; ');
}

/** The field of the search, which its script uncovers. */
function searchForm(words: Words): string {
  const { none, hits, atLeast, more, page, long } = words;
  const texts = { none, count: hits, 'at-least': atLeast, more, page, long };
  const data = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [`data-${name}`, text]),
  );
  return element(
    'form',
    { role: 'search', hidden: '', ...data },
    element('input', {
      type: 'search',
      name: 'q',
      'aria-label': words.search,
      placeholder: words.search,
    }),
  );
}

function card(entry: CatalogEntry, words: Words): string {
  const { title, subtitle, language, cover, files } = entry;
  const date = printedDate(entry.date, language);
  const names = [...entry.creators.map(({ name }) => name), entry.publisher, date];
  const imprint = names.filter((one) => one !== undefined).join('　');
  const picture =
    cover === undefined
      ? element('span', { lang: language }, escapeXml(title))
      : `<img src="${escapeXml(cover.href)}" alt="" loading="lazy">`;
  const [first] = files;
  return element(
    'article',
    { lang: language },
    [
      element('a', { class: 'cover', href: first?.href, 'aria-label': title }, picture),
      element('h2', {}, phrases(title)),
      shelfLine(subtitle),
      shelfLine(imprint),
      element(
        'ul',
        { class: 'files' },
        files.map((file) => `<li>${fileLink(file, words)}</li>`).join(''),
      ),
    ].join('\n'),
  );
}

function fileLink(file: CatalogEntry['files'][number], words: Words): string {
  const { href, type, format, bytes, pages } = file;
  const extent = [pages === undefined ? '' : fill(words.pages, { n: pages }), byteSize(bytes)];
  const label = [`<b>${escapeXml(format.toUpperCase())}</b>`, ...extent.filter(Boolean)].join(' ');
  return element('a', { href, type }, label);
}

/** A title breaks between its phrases rather than inside them. */
function phrases(title: string): string {
  return title
    .split(/[ \u3000]+/u)
    .map((phrase) => element('span', {}, escapeXml(phrase)))
    .join(' ');
}

function shelfLine(text: string | undefined): string {
  return text === undefined || text === '' ? '' : element('p', {}, escapeXml(text));
}
