import type { Labels } from '../../messages/book-labels/labels.js';
import { printedDate } from '../../messages/labels.js';
import { coverCreators, type EditionMetadata } from '../../model/edition.js';
import type { BookResource } from './book.js';
import { element, escapeXml } from './xml.js';

/** The cover's page with its picture, which has a description. */
export function coverImageBody(
  { title, subtitle }: EditionMetadata,
  { file }: BookResource,
  labels: Labels,
): string {
  const alt = labels.coverOf([title, subtitle].filter((text) => text !== undefined).join('　'));
  return element('img', { src: file, alt, role: 'doc-cover' });
}

/** The cover's page as text, without a picture: title by phrases, subtitle, imprint. */
export function coverBody({
  title,
  subtitle,
  kicker,
  creators,
  publisher,
  date,
  language,
}: EditionMetadata): string {
  const phrases = title
    .split(/[ \u3000]+/u)
    .map((phrase) => element('span', { class: 'phrase' }, escapeXml(phrase)))
    .join(' ');
  const line = (className: string, text: string | undefined) =>
    text === undefined || text === '' ? '' : element('p', { class: className }, escapeXml(text));
  const names = coverCreators(creators)
    .map(({ name }) => name)
    .join('　');
  return [
    line('kicker', kicker),
    element('h1', {}, phrases),
    line('subtitle', subtitle),
    line('imprint', names),
    line('imprint', publisher),
    line('imprint', printedDate(date, language)),
  ]
    .filter((text) => text !== '')
    .join('\n');
}
