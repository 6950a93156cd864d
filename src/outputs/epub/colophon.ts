import { readIdentifier } from '../../edition/index.js';
import { externalLink } from '../../edition/links.js';
import { FACTS, type Fact, type Labels } from '../../messages/book-labels/labels.js';
import { printedDate } from '../../messages/labels.js';
import type { EditionMetadata } from '../../model/edition.js';
import type { Template } from '../../model/template.js';
import { element, escapeXml } from './xml.js';

/** The facts of a colophon beside edition.yaml: the identifier, the tool and the template. */
export interface Making {
  readonly identifier: string;
  /** Pages of the PDF of the same build, if the book has its page numbers. */
  readonly pages?: number;
  /** `Kanben 0.1.0` */
  readonly tool: string;
  readonly template: Pick<Template, 'title'>;
}

/** The colophon (版权页): the facts of the edition, each with its name, and only facts of edition.yaml. */
export function colophonBody(metadata: EditionMetadata, making: Making, labels: Labels): string {
  const facts = factsOf(metadata, making, labels);
  const rows: (readonly [string, string])[] = FACTS.flatMap((fact): [string, string][] => {
    const text = facts[fact];
    const row: [string, string][] =
      text === undefined || text === '' ? [] : [[labels.facts[fact], text]];
    return fact === 'subtitle' ? [...row, ...people(metadata, labels)] : row;
  });
  const list = rows.map(
    ([name, text]) => element('dt', {}, escapeXml(name)) + element('dd', {}, text),
  );
  return `${element('h1', { id: 'heading-1' }, escapeXml(labels.colophon))}\n${element('dl', {}, list.join('\n'))}`;
}

/** Each fact as XHTML. */
function factsOf(
  metadata: EditionMetadata,
  { identifier, pages, tool, template }: Making,
  labels: Labels,
): Readonly<Partial<Record<Fact, string>>> {
  const { masthead, tail, language } = metadata;
  const isChinese = /^zh\b/i.test(language);
  const issue = [
    masthead?.issue,
    masthead?.totalIssue === undefined ? undefined : labels.totalIssue(masthead.totalIssue),
  ];
  const plain: Partial<Record<Fact, string | undefined>> = {
    title: metadata.title,
    subtitle: metadata.subtitle,
    series: masthead?.name,
    issue: issue.filter((text) => text !== undefined).join('　'),
    unit: masthead?.unit,
    publisher: metadata.publisher,
    date: printedDate(metadata.date ?? masthead?.date, language),
    report: tail?.report,
    send: tail?.send,
    distribute: tail?.distribute,
    copies: tail?.copies === undefined ? undefined : String(tail.copies),
    secrecy: masthead?.secrecy,
    copyNumber: masthead?.copyNumber,
    subjects: metadata.subjects?.join('；'),
    identifier: identifierText(metadata.identifier, identifier),
    pages: pages === undefined ? undefined : labels.pageNumbers(pages),
    rights: metadata.rights,
    maker: labels.madeBy(tool, template.title[isChinese ? 'zh' : 'en']),
  };
  const escaped: Partial<Record<Fact, string>> = {};
  for (const [fact, text] of Object.entries(plain) as [Fact, string | undefined][]) {
    if (text !== undefined) escaped[fact] = escapeXml(text);
  }
  const source = sourceText(metadata, labels);
  return source === undefined ? escaped : { ...escaped, source };
}

function people({ creators }: EditionMetadata, labels: Labels): [string, string][] {
  return creators.map(({ name, role }) => [
    role === undefined ? labels.creator : (labels.roles[role] ?? role),
    escapeXml(name),
  ]);
}

function sourceText({ source, language }: EditionMetadata, labels: Labels): string | undefined {
  if (source === undefined) return undefined;
  const { name, url, date } = source;
  const href = url === undefined ? undefined : externalLink(url);
  const address =
    url === undefined
      ? undefined
      : href === undefined
        ? escapeXml(url)
        : element('a', { href }, escapeXml(url));
  const printed = printedDate(date, language);
  return [
    name === undefined ? undefined : escapeXml(name),
    address,
    printed === undefined ? undefined : escapeXml(labels.publishedOn(printed)),
  ]
    .filter((text) => text !== undefined)
    .join('　');
}

function identifierText(written: string | undefined, urn: string): string {
  if (written === undefined) return urn;
  const { kind, text } = readIdentifier(written);
  return kind === 'isbn' || kind === 'issn' ? `${kind.toUpperCase()} ${text}` : text;
}
