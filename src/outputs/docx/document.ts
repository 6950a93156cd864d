import {
  Document,
  type FileChild,
  type ISectionOptions,
  Packer,
  PageBreak,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import type { PhrasingContent } from 'mdast';
import { attachmentMarks } from '../../edition/official-attachments.js';
import type { Diagnostic } from '../../messages/diagnostic.js';
import { printedDate } from '../../messages/labels.js';
import type { Edition } from '../../model/edition.js';
import type { Template } from '../../model/template.js';
import type { Book } from '../output.js';
import { picturesInPixels } from '../pdf/page-picture.js';
import { DivisionWriter } from './division-writer.js';
import { editionRecord, withBlockDigests } from './edition-record.js';
import { briefingHead, briefingTail } from './furniture.js';
import { letterFoot } from './letter.js';
import {
  attachmentPart,
  isMark,
  markSetting,
  officialClosing,
  officialFoot,
  officialHead,
  recipients,
} from './official.js';
import { settled } from './package.js';
import { heads, pageOf, turnedPageOf } from './page-setup.js';
import { divisionsIn } from './read-back/word-edition.js';
import { STYLE } from './style-names.js';
import { documentStyles } from './styles.js';
import { brokenAt, coverLines } from './title-lines.js';

/**
 * The edition as a Word file for editing: Word styles, the page, grid, heads and folios of the template, a contents field, footnotes,
 * tables and pictures. The same input gives the same bytes.
 */
export async function wordDocument(
  book: Book,
): Promise<{ readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const { edition, template, date, tool } = book;
  const { metadata } = edition;
  const pixels = await picturesInPixels(book.composition.pictures, template, book.fonts);
  const writer = new DivisionWriter(book, pixels);
  const texts = edition.divisions.map((division) => writer.write(division));
  const sections: ISectionOptions[] = [
    ...(template.cover ? [{ properties: pageOf(template), children: coverOf(book) }] : []),
    ...(hasContents(edition, template) && template.contents.place !== 'run-on'
      ? [
          {
            properties: pageOf(template),
            ...heads(template, metadata),
            children: contents(template),
          },
        ]
      : []),
    ...textSections(furnished(texts, book), writer.turned, book),
  ];
  const document = new Document({
    title: metadata.title,
    ...(metadata.subtitle !== undefined && { subject: metadata.subtitle }),
    ...(metadata.description !== undefined && { description: metadata.description }),
    creator: metadata.creators.map(({ name }) => name).join('；') || (metadata.publisher ?? tool),
    lastModifiedBy: tool,
    ...(metadata.subjects !== undefined && { keywords: metadata.subjects.join(', ') }),
    styles: documentStyles(template, isMark(edition) ? markSetting(metadata, template) : undefined),
    numbering: { config: writer.numberings.config },
    footnotes: writer.footnotes,
    evenAndOddHeaderAndFooters: true,
    features: { updateFields: true },
    // A line that ends with a hard break (verse) is not justified.
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections,
  });
  const packed = await Packer.toBuffer(document);
  const record = editionRecord(edition, writer);
  const bytes = await settled(packed, date, metadata, {
    record: async (parts) => withBlockDigests(record, edition, await divisionsIn(parts, record)),
    numbering: (xml) => writer.numberings.joined(xml),
  });
  return { bytes, diagnostics: writer.diagnostics };
}

/** The text as sections: landscape pages are sections of their own, and the text between them one each. */
function textSections(
  text: readonly FileChild[],
  turned: ReadonlySet<FileChild>,
  { template, edition: { metadata } }: Book,
): readonly ISectionOptions[] {
  const parts: { readonly onSide: boolean; readonly children: FileChild[] }[] = [];
  for (const child of text) {
    const onSide = turned.has(child);
    const open = parts.at(-1);
    if (open?.onSide === onSide) {
      open.children.push(child);
      continue;
    }
    // A section begins a page, so that a page break beside it would leave an empty page.
    if (open?.children.at(-1) instanceof NewPage) open.children.pop();
    if (open === undefined || !(child instanceof NewPage))
      parts.push({ onSide, children: [child] });
    else parts.push({ onSide, children: [] });
  }
  return parts.map(({ onSide, children }, index) => {
    const properties = onSide ? turnedPageOf(template) : pageOf(template);
    if (index > 0) return { properties, children };
    const page = { ...properties.page, pageNumbers: { start: 1 } };
    const { headers, footers } = heads(template, metadata);
    const isLetter = template.official && metadata.official?.form === 'letter';
    return {
      properties: { ...properties, page, titlePage: isLetter },
      headers: headers ?? {},
      footers: { ...footers, ...(isLetter && { first: letterFoot(template) }) },
      children,
    };
  });
}

/** A paragraph that begins a page. */
class NewPage extends Paragraph {
  constructor() {
    super({ children: [new PageBreak()] });
  }
}

/** The text of a briefing or official document with the elements around it, if the template prints them. */
function furnished(texts: readonly FileChild[][], book: Book): FileChild[] {
  const { edition, template } = book;
  const { metadata, divisions } = edition;
  const { masthead, tail } = metadata;
  const official = template.official ? metadata.official : undefined;
  const parts = texts.map((text) => [...text]);
  if (official !== undefined) {
    const head = officialHead(official, metadata, template, isMark(edition));
    parts[0]?.splice(1, 0, ...head.behind, ...recipients(official));
    parts[0]?.unshift(...head.before);
    const marks = attachmentMarks(official, divisions);
    divisions.forEach((division, index) => {
      const mark = marks.get(division);
      if (mark !== undefined) parts[index]?.unshift(attachmentPart(mark));
    });
    const last = divisions.findLastIndex(({ role }) => role !== 'appendix');
    parts[last]?.push(...officialClosing(official, metadata, template));
    parts.at(-1)?.push(...officialFoot(official, metadata, template));
  }
  if (template.contents.place === 'run-on' && hasContents(edition, template))
    parts[0]?.unshift(...contents(template));
  if (template.masthead.show && masthead !== undefined) {
    parts[0]?.unshift(...briefingHead(masthead, metadata, template));
  }
  if (template.tail.show && tail !== undefined)
    parts.at(-1)?.push(...briefingTail(tail, metadata, template));
  return joinedDivisions(parts, book);
}

/**
 * Joins divisions. Where the template opens them on pages of their own, a page break stands before each. In an official document
 * only attachments begin a page (GB/T 9704-2012 7.3.7).
 */
function joinedDivisions(texts: readonly FileChild[][], { edition, template }: Book): FileChild[] {
  const isOfficial = template.official && edition.metadata.official !== undefined;
  const opens = (index: number) =>
    isOfficial
      ? edition.divisions[index]?.role === 'appendix'
      : template.divisions.open !== 'run-on';
  return texts.flatMap((text, index) =>
    index === 0 || !opens(index) ? text : [new NewPage(), ...text],
  );
}

function coverOf({ edition: { metadata }, composition }: Book): FileChild[] {
  const title = brokenAt(
    [{ type: 'text', value: metadata.title }],
    coverLines(composition, metadata.title),
  );
  const line = (style: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [new Paragraph({ style, text })];
  return [
    ...line(STYLE.subtitle, metadata.kicker),
    new Paragraph({ style: STYLE.title, children: title.map(plainRun) }),
    ...line(STYLE.subtitle, metadata.subtitle),
    ...line(STYLE.imprint, metadata.creators.map(({ name }) => name).join('　')),
    ...line(STYLE.imprint, metadata.publisher),
    ...line(STYLE.imprint, printedDate(metadata.date, metadata.language)),
  ];
}

function plainRun(node: PhrasingContent): TextRun {
  return node.type === 'text'
    ? new TextRun(node.value)
    : new TextRun({ style: STYLE.lineEnd, break: 1 });
}

function hasContents({ divisions }: Edition, { contents: { show } }: Template): boolean {
  return show && divisions.length > 1;
}

function contents({ contents: { title, depth } }: Template): FileChild[] {
  return [
    new Paragraph({ style: STYLE.subtitle, text: title }),
    new TableOfContents(title, { hyperlink: true, headingStyleRange: `1-${depth}` }),
  ];
}
