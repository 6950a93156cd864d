import { printedDate } from '../../messages/labels.js';
import type { WebLabels } from '../../messages/web-labels.js';
import type { EditionMetadata } from '../../model/edition.js';
import type { NavEntry } from '../epub/book.js';
import { element, escapeXml } from '../epub/xml.js';

/** The data of a page's head, beside its title. */
export interface PageHead {
  readonly metadata: EditionMetadata;
  readonly title: string;
  /** The elements for the style sheet. */
  readonly style: string;
  /** The allowed origins of styles and pictures, as directives of a content security policy. */
  readonly policy: string;
  /** The address of the picture that represents the page on other sites. */
  readonly cover?: string;
  readonly feed?: string;
  /** schema.org, as JSON. */
  readonly about?: object;
}

/** A whole page. It contains no scripts and loads nothing from elsewhere. */
export function webPage(head: PageHead, body: string): string {
  const { metadata, title, style, policy, cover, feed, about } = head;
  const description = metadata.description ?? metadata.subtitle;
  const meta = (property: string, content: string | undefined) =>
    content === undefined ? [] : [element('meta', { property, content })];
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeXml(metadata.language)}">`,
    '<head>',
    '<meta charset="utf-8"/>',
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY + policy }),
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    element('title', {}, escapeXml(title)),
    ...(description === undefined
      ? []
      : [element('meta', { name: 'description', content: description })]),
    ...meta('og:title', title),
    ...meta('og:type', 'book'),
    ...meta('og:site_name', metadata.publisher),
    ...meta('og:description', description),
    ...meta('og:image', cover),
    ...(feed === undefined
      ? []
      : [element('link', { rel: 'alternate', type: 'application/atom+xml', href: feed })]),
    style,
    ...(about === undefined ? [] : [dataBlock(about)]),
    '</head>',
    '<body>',
    body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; ";

/** A JSON block of a page. `<` is escaped, so that the JSON cannot contain an end tag. */
function dataBlock(value: object): string {
  const json = JSON.stringify(value).replace(/</g, '\\u003c');
  return `<script type="application/ld+json">${json}</script>`;
}

/** The edition in the words of schema.org. */
export function aboutEdition(metadata: EditionMetadata, parts: readonly string[]): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Book',
    name: metadata.title,
    inLanguage: metadata.language,
    ...(metadata.subtitle !== undefined && { alternativeHeadline: metadata.subtitle }),
    ...(metadata.date !== undefined && { datePublished: metadata.date }),
    ...(metadata.publisher !== undefined && {
      publisher: { '@type': 'Organization', name: metadata.publisher },
    }),
    ...(metadata.creators.length > 0 && {
      author: metadata.creators.map(({ name }) => ({ '@type': 'Person', name })),
    }),
    ...(metadata.identifier !== undefined && { identifier: metadata.identifier }),
    hasPart: parts.map((name) => ({ '@type': 'Chapter', name })),
  };
}

/** The title, the creators and the date. */
export function titleBlock(metadata: EditionMetadata, cover: string | undefined): string {
  const line = (text: string | undefined) =>
    text === undefined || text === '' ? [] : [element('p', {}, escapeXml(text))];
  const names = metadata.creators.map(({ name }) => name).join('　');
  return element(
    'header',
    { class: 'title' },
    [
      ...(cover === undefined ? [] : [element('img', { src: cover, alt: '' })]),
      ...line(metadata.kicker),
      element('h1', {}, escapeXml(metadata.title)),
      ...line(metadata.subtitle),
      ...line(names),
      ...line(
        [metadata.publisher, printedDate(metadata.date, metadata.language)]
          .filter(Boolean)
          .join('　'),
      ),
    ].join('\n'),
  );
}

/** The contents as lists in lists. */
export function contentsBlock(entries: readonly NavEntry[], labels: WebLabels): string {
  const list = (inner: readonly NavEntry[]): string =>
    element(
      'ol',
      {},
      inner
        .map(({ title, href, children }) =>
          element(
            'li',
            {},
            element('a', { href }, escapeXml(title)) + (children.length > 0 ? list(children) : ''),
          ),
        )
        .join('\n'),
    );
  return element(
    'nav',
    { class: 'contents', 'aria-labelledby': 'contents' },
    `<h2 id="contents">${escapeXml(labels.contents)}</h2>\n${list(entries)}`,
  );
}
