import { editionIdentifier } from '../../edition/index.js';
import { type WebLabels, webLabelsFor } from '../../messages/web-labels.js';
import type { EditionMetadata } from '../../model/edition.js';
import { element, escapeXml } from '../epub/xml.js';
import type { Book, Rendered, RenderedFile } from '../output.js';
import { type WebDivision, webContent } from './content.js';
import { aboutEdition, contentsBlock, type PageHead, titleBlock, webPage } from './page.js';
import { webStyleSheet } from './style.js';

const FOLDER = 'web';
const STYLE = 'style.css';
const COVER = 'cover.png';
const FEED = 'feed.xml';
const INDEX = 'index.html';

/** A folder for any web server: a page for each division, without scripts, with a feed and anchors for the printed pages. */
export async function renderSite(book: Book): Promise<Rendered> {
  const { edition, template } = book;
  const { metadata } = edition;
  const labels = webLabelsFor(metadata.language);
  const content = await webContent(book);
  const { divisions, images, colophon } = content;
  const cover = await book.cover();
  const head: Omit<PageHead, 'title'> = {
    metadata,
    style: element('link', { rel: 'stylesheet', href: STYLE }),
    policy: "style-src 'self'; img-src 'self'",
    feed: FEED,
    ...(cover && { cover: COVER }),
  };
  const index = [
    skipLink(labels),
    titleBlock(metadata, cover && COVER),
    element(
      'main',
      { id: 'main' },
      contentsBlock(content.contents, labels) +
        (colophon === undefined
          ? ''
          : element('section', { class: 'colophon' }, lowered(colophon))),
    ),
  ].join('\n');
  const about = aboutEdition(
    metadata,
    divisions.map(({ title }) => title),
  );
  const pages = divisions.map((division, at): RenderedFile => {
    const title = `${division.title} — ${metadata.title}`;
    const body = divisionPage(division, divisions[at - 1], divisions[at + 1], metadata, labels);
    return file(division.file, webPage({ ...head, title }, body));
  });
  return {
    files: [
      file(INDEX, webPage({ ...head, title: metadata.title, about }, index)),
      ...pages,
      file(STYLE, webStyleSheet(template, content.css)),
      file(FEED, feedOf(book, divisions)),
      ...(cover ? [{ path: `${FOLDER}/${COVER}`, bytes: cover }] : []),
      ...images.map(({ file: path, bytes }) => ({ path: `${FOLDER}/${path}`, bytes })),
    ],
    diagnostics: content.diagnostics,
  };
}

function file(path: string, text: string): RenderedFile {
  return { path: `${FOLDER}/${path}`, bytes: new TextEncoder().encode(text) };
}

function skipLink({ skip }: WebLabels): string {
  return element('a', { class: 'skip', href: '#main' }, escapeXml(skip));
}

/** The colophon with its headings one level lower: a page has one heading of the first level. */
function lowered(html: string): string {
  return html.replaceAll('<h1', '<h2').replaceAll('</h1>', '</h2>');
}

function divisionPage(
  { html, role }: WebDivision,
  previous: WebDivision | undefined,
  next: WebDivision | undefined,
  { title }: EditionMetadata,
  labels: WebLabels,
): string {
  const turn = (to: WebDivision | undefined, rel: 'prev' | 'next', word: string) =>
    to === undefined
      ? '<span></span>'
      : element('a', { href: to.file, rel }, escapeXml(`${word}：${to.title}`));
  return [
    skipLink(labels),
    element(
      'header',
      { class: 'head' },
      element('a', { href: INDEX, title: labels.home }, escapeXml(title)),
    ),
    element('main', { id: 'main', class: role }, `\n${html}\n`),
    element(
      'nav',
      { class: 'turn', 'aria-label': labels.chapters },
      turn(previous, 'prev', labels.previous) + turn(next, 'next', labels.next),
    ),
  ].join('\n');
}

/** An Atom feed (RFC 4287) with an entry for each division. All entries have the date of the edition. */
function feedOf({ edition, date }: Book, divisions: readonly WebDivision[]): string {
  const { metadata } = edition;
  const id = editionIdentifier(edition);
  const text = (name: string, value: string) => element(name, {}, escapeXml(value));
  const author = metadata.creators[0]?.name ?? metadata.publisher ?? metadata.title;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(metadata.language)}">`,
    text('id', id),
    text('title', metadata.title),
    text('updated', date),
    element('author', {}, text('name', author)),
    element('link', { rel: 'self', href: FEED }),
    element('link', { rel: 'alternate', href: INDEX }),
    ...divisions.map(({ name, file: path, title }) =>
      element(
        'entry',
        {},
        [
          text('id', `${id}#${name}`),
          text('title', title),
          text('updated', date),
          element('link', { rel: 'alternate', href: path }),
        ].join(''),
      ),
    ),
    '</feed>',
    '',
  ].join('\n');
}
