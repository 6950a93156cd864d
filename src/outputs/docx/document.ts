import {
  AlignmentType,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  SimpleField,
  TableOfContents,
  TextRun,
} from 'docx';
import type { Nodes } from 'mdast';
import { externalLink, InnerLinks } from '../../edition/links.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { Division, Edition, EditionMetadata } from '../../model/edition.js';
import { eachNode } from '../../model/markdown/each-node.js';
import type { Template } from '../../model/template.js';
import type { Book } from '../output.js';
import { picturesInPixels } from '../pdf/page-picture.js';
import { type BlockContext, blocks, ITEM } from './blocks.js';
import { editionRecord } from './edition-record.js';
import { briefingHead, briefingTail } from './furniture.js';
import { pictureSize, runs } from './inline.js';
import {
  attachmentPart,
  markSetting,
  officialClosing,
  officialFoot,
  officialHead,
  recipients,
} from './official.js';
import { settled } from './package.js';
import { documentStyles, STYLE, TWIPS } from './styles.js';

/**
 * The edition as a Word file that an office edits: real styles, the template's page, grid, heads and folios, a contents
 * field, footnotes, tables and pictures. Pure: the same input gives the same bytes.
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
    ...(template.cover ? [{ properties: pageOf(template), children: coverOf(metadata) }] : []),
    ...(hasContents(edition, template) && template.contents.place !== 'run-on'
      ? [
          {
            properties: pageOf(template),
            ...heads(template, metadata),
            children: contents(template),
          },
        ]
      : []),
    {
      properties: {
        ...pageOf(template),
        page: { ...pageOf(template).page, pageNumbers: { start: 1 } },
      },
      ...heads(template, metadata),
      children: furnished(texts, book),
    },
  ];
  const document = new Document({
    title: metadata.title,
    ...(metadata.subtitle !== undefined && { subject: metadata.subtitle }),
    ...(metadata.description !== undefined && { description: metadata.description }),
    creator: metadata.creators.map(({ name }) => name).join('；') || (metadata.publisher ?? tool),
    lastModifiedBy: tool,
    ...(metadata.subjects !== undefined && { keywords: metadata.subjects.join(', ') }),
    styles: documentStyles(template, isMark(edition) ? markSetting(metadata, template) : undefined),
    numbering: { config: writer.numberings },
    footnotes: writer.footnotes,
    evenAndOddHeaderAndFooters: true,
    features: { updateFields: true },
    // A line that a break ends (verse) is not let out to the measure.
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections,
  });
  const packed = await Packer.toBuffer(document);
  const record = editionRecord(edition, writer.headings, writer.links);
  return { bytes: await settled(packed, date, metadata, record), diagnostics: writer.diagnostics };
}

/** Whether the mark of an official document is its title (10.2, 10.3). */
function isMark({ divisions, metadata: { official } }: Edition): boolean {
  return official !== undefined && divisions[0]?.heading === official.issuers?.join('');
}

/** The text with what stands around it in briefings and official documents, where the template prints that. */
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
    const attached = divisions.filter(({ role }) => role === 'appendix');
    divisions.forEach((division, index) => {
      const at = attached.indexOf(division);
      const mark = division.label ?? (attached.length > 1 ? `附件${at + 1}` : '附件');
      if (at >= 0) parts[index]?.unshift(attachmentPart(mark));
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
  return joined(parts, book);
}

/**
 * Divisions behind each other; where the template opens them on pages of their own, a page break before each. An official
 * document is one text, and only its attachments begin pages (GB/T 9704-2012 7.3.7).
 */
function joined(texts: readonly FileChild[][], { edition, template }: Book): FileChild[] {
  const isOfficial = template.official && edition.metadata.official !== undefined;
  const opens = (index: number) =>
    isOfficial
      ? edition.divisions[index]?.role === 'appendix'
      : template.divisions.open !== 'run-on';
  return texts.flatMap((text, index) =>
    index === 0 || !opens(index) ? text : [new Paragraph({ children: [new PageBreak()] }), ...text],
  );
}

function coverOf(metadata: EditionMetadata): FileChild[] {
  const line = (style: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [new Paragraph({ style, text })];
  return [
    ...line(STYLE.subtitle, metadata.kicker),
    ...line(STYLE.title, metadata.title),
    ...line(STYLE.subtitle, metadata.subtitle),
    ...line(STYLE.imprint, metadata.creators.map(({ name }) => name).join('　')),
    ...line(STYLE.imprint, metadata.publisher),
    ...line(STYLE.imprint, metadata.date),
  ];
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

/** Running heads and folios on even and odd pages, as the template has them. */
function heads(
  { folios, runningHeads }: Template,
  { title }: EditionMetadata,
): Pick<ISectionOptions, 'headers' | 'footers'> {
  const [before = '', after = ''] = folios.format.split('{n}');
  const side = (even: boolean) =>
    folios.place === 'center'
      ? AlignmentType.CENTER
      : even
        ? AlignmentType.START
        : AlignmentType.END;
  const head = (even: boolean) => {
    const kind = even ? runningHeads.verso : runningHeads.recto;
    // Word puts the chapter of the page there: the last heading of the first level.
    const shown = kind === 'chapter' ? [new SimpleField('STYLEREF 1', title)] : [title];
    return new Header({
      children: [
        new Paragraph({
          style: STYLE.head,
          alignment: even ? AlignmentType.START : AlignmentType.END,
          children:
            kind === 'none'
              ? []
              : shown.map((one) => (typeof one === 'string' ? new TextRun(one) : one)),
        }),
      ],
    });
  };
  const folio = (even: boolean) =>
    new Footer({
      children: [
        new Paragraph({
          style: STYLE.folio,
          alignment: side(even),
          children:
            folios.place === 'none'
              ? []
              : [new TextRun({ children: [before, PageNumber.CURRENT, after] })],
        }),
      ],
    });
  return {
    headers: { default: head(false), even: head(true) },
    footers: { default: folio(false), even: folio(true) },
  };
}

/** The page and its grid: as many lines and characters as the type area has. */
function pageOf({ page, typeArea, grid }: Template): NonNullable<ISectionOptions['properties']> {
  const twips = (pt: number) => Math.round(pt * TWIPS);
  return {
    page: {
      size: { width: twips(page.width), height: twips(page.height) },
      margin: {
        top: twips(page.top),
        bottom: twips(page.bottom),
        left: twips(page.inner),
        right: twips(page.outer),
        header: twips(page.top / 2),
        footer: twips(page.bottom / 2),
      },
    },
    grid: {
      linePitch: twips(typeArea.leading),
      type: grid ? DocumentGridType.LINES_AND_CHARS : DocumentGridType.LINES,
    },
  };
}

/** Writes divisions, and gathers what the document holds once: footnotes and numberings. */
class DivisionWriter {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  readonly diagnostics: Diagnostic[] = [];
  readonly #starts = new Map<string, number | undefined>();
  /** Addresses in the text of places in the book, by the bookmarks that stand for them. */
  readonly links = new Map<string, string>();
  readonly #bookmarks = new Map<Nodes, string>();
  readonly #links: InnerLinks;
  #notes = 0;

  constructor(
    private readonly book: Book,
    private readonly pixels: ReadonlyMap<string, Uint8Array>,
  ) {
    const { divisions } = book.edition;
    this.#links = new InnerLinks(divisions);
    let count = 0;
    let figures = 0;
    for (const { tree } of divisions) {
      eachNode(tree, (node) => {
        if (node.type === 'image' && node.data?.number !== undefined) {
          figures++;
          this.#bookmarks.set(node, `figure_${figures}`);
        }
        if (node.type !== 'heading') return;
        count++;
        this.#bookmarks.set(node, `heading_${count}`);
      });
    }
  }

  /** The bookmark of each division's first heading, by the division's name. */
  get headings(): ReadonlyMap<string, string> {
    const { divisions } = this.book.edition;
    return new Map(
      divisions.flatMap((division) => {
        const heading = firstHeading(division);
        const bookmark = heading && this.#bookmarks.get(heading);
        return bookmark === undefined ? [] : [[division.name, bookmark] as const];
      }),
    );
  }

  /** One numbering a list: each begins anew, and two that follow each other stay two. */
  get numberings() {
    return [...this.#starts].map(([reference, start]) => ({
      reference,
      levels: Array.from({ length: 9 }, (_, level) => ({
        level,
        format: start === undefined ? LevelFormat.BULLET : LevelFormat.DECIMAL,
        text: start === undefined ? '•' : `%${level + 1}.`,
        start: start ?? 1,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: (level + 1) * ITEM, hanging: ITEM } } },
      })),
    }));
  }

  write(division: Division): FileChild[] {
    const { edition, template, composition } = this.book;
    const { pixels } = this;
    const notes = this.#numberNotes(division);
    const context: BlockContext = {
      size: template.typeArea.size,
      measure: template.typeArea.characters * template.typeArea.size,
      picture(url) {
        const original = composition.pictures.get(url);
        const shown = pixels.get(url);
        return original && shown && { ...pictureSize(original), bytes: shown };
      },
      link: (url) => {
        const target = this.#links.find(url, division);
        if (target === undefined) return externalLink(url);
        const place = target.figure ?? target.heading ?? firstHeading(target.division);
        const name = place && this.#bookmarks.get(place);
        if (name !== undefined) this.links.set(name, url);
        return name === undefined ? undefined : `#${name}`;
      },
      note: (identifier) => notes.get(identifier),
      strong: template.strong,
      emphasis: template.emphasis,
      bookmark: (node) => this.#bookmarks.get(node),
      style: division.role === 'editors-note' ? STYLE.note : undefined,
      mark: template.official && division === edition.divisions[0] && isMark(edition),
      quotes: 0,
      numbering: (start) => {
        const reference = `list-${this.#starts.size + 1}`;
        this.#starts.set(reference, start);
        return reference;
      },
    };
    for (const [identifier, node] of definitionsOf(division)) {
      const number = notes.get(identifier);
      if (number === undefined) continue;
      this.footnotes[String(number)] = { children: noteParagraphs(node, context) };
    }
    return blocks(division.tree.children, context);
  }

  /** Word numbers notes by their ids, which are one row for the whole document. */
  #numberNotes(division: Division): ReadonlyMap<string, number> {
    const numbers = new Map<string, number>();
    for (const [identifier] of definitionsOf(division)) {
      this.#notes++;
      numbers.set(identifier, this.#notes);
    }
    const referred = new Set<string>();
    eachNode(division.tree, (node) => {
      if (node.type === 'footnoteReference') referred.add(node.identifier);
    });
    for (const [identifier, node] of definitionsOf(division)) {
      if (referred.has(identifier)) continue;
      const place = { file: division.file, ...node.position?.start };
      this.diagnostics.push(diagnose('docx/unreferred-note', place, { note: identifier }));
    }
    return numbers;
  }
}

type Definition = Extract<Nodes, { type: 'footnoteDefinition' }>;

function definitionsOf({ tree }: Division): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  eachNode(tree, (node) => {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
  });
  return definitions;
}

function noteParagraphs({ children }: Definition, context: BlockContext): Paragraph[] {
  return children.flatMap((child) =>
    child.type === 'paragraph'
      ? [new Paragraph({ style: STYLE.footnote, children: runs(child.children, context) })]
      : (blocks([child], { ...context, style: STYLE.footnote }) as Paragraph[]),
  );
}

function firstHeading({ tree }: Edition['divisions'][number]): Nodes | undefined {
  return tree.children.find((node) => node.type === 'heading');
}
