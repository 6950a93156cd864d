import type { Root, RootContent } from 'mdast';
import { stringify } from 'yaml';
import { parseDivision } from '../../../edition/index.js';
import { Numbering } from '../../../inputs/docx/numbering.js';
import { Package } from '../../../inputs/docx/package.js';
import { Relationships } from '../../../inputs/docx/relationships.js';
import type { XmlElement } from '../../../inputs/docx/xml-element.js';
import { childOf, childrenOf, descendants, valOf, xmlTree } from '../../../inputs/docx/xml-tree.js';
import { pictureExtension } from '../../../inputs/picture-bytes.js';
import { treeMarkdown } from '../../text/markdown.js';
import { parseRecord, RECORD_PART, type WordRecord } from '../edition-record.js';
import { FIRST_LEVEL, PART, STYLE } from '../style-names.js';
import { type BlockReading, noteNode, readBlocks } from './blocks.js';
import { styleIds, withStyleIds } from './style-ids.js';
import { writtenAddresses } from './written-addresses.js';

/** The edition in a Word file in its present state, whoever edited it. */
export interface WordEdition {
  readonly record: WordRecord;
  /** The divisions as Markdown files, in the order of the text. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** The pictures by their addresses in the text. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** The styles of the title page and of the contents, which are not part of the text. */
const BEFORE_TEXT = new Set<string>([STYLE.title, STYLE.subtitle, STYLE.imprint]);

/** Reads a Word file that Kanben made of an edition; returns undefined for any other file. Throws InputError and XmlFault. */
export async function readWordEdition(
  bytes: Uint8Array,
  file: string,
): Promise<WordEdition | undefined> {
  const parts = await Package.open(bytes, file);
  const part = await parts.part(RECORD_PART);
  const record = part && parseRecord(part);
  if (record === undefined) return undefined;
  return editionIn(parts, record);
}

/** The parts of a Word file, by their names in lower case. */
export interface WordPackage {
  readonly names: readonly string[];
  readonly part: (name: string) => Promise<Uint8Array | undefined>;
}

/** The edition in the parts of a Word file; undefined where they have no text. Throws XmlFault. */
export async function editionIn(
  parts: WordPackage,
  record: WordRecord,
): Promise<WordEdition | undefined> {
  const reader = await WordReader.open(parts, record);
  return reader?.read();
}

/** The divisions as they read back from an unedited file with these parts, by their names. */
export async function divisionsIn(
  parts: WordPackage,
  record: WordRecord,
): Promise<ReadonlyMap<string, Root>> {
  const word = await editionIn(parts, record);
  const divisions = (word?.files ?? []).map((file) => parseDivision(file).division);
  return new Map(divisions.map(({ name, tree }) => [name, tree]));
}

/** The parts of a Word file from which an edition is read. */
interface WordParts {
  readonly body: XmlElement;
  /** Footnotes by their ids. */
  readonly notes: ReadonlyMap<string, XmlElement>;
  readonly lists: XmlElement | undefined;
  readonly links: Relationships;
  readonly noteLinks: Relationships;
  readonly media: ReadonlyMap<string, Uint8Array>;
}

class WordReader {
  readonly #pictures = new Map<string, Uint8Array>();
  /** Ids of the notes of the division that is being read, in the order of their marks. */
  #notes: string[] = [];
  readonly #numbers: Numbering;
  readonly #written: BlockReading['written'];

  private constructor(
    private readonly record: WordRecord,
    private readonly parts: WordParts,
  ) {
    this.#numbers = new Numbering(parts.lists, () => undefined);
    this.#written = writtenAddresses(record.addresses ?? []);
  }

  static async open(file: WordPackage, record: WordRecord): Promise<WordReader | undefined> {
    const tree = async (name: string) => {
      const bytes = await file.part(name);
      return bytes && xmlTree(bytes);
    };
    const ids = styleIds(await tree('word/styles.xml'));
    const styled = async (name: string) => {
      const read = await tree(name);
      return read && withStyleIds(read, ids);
    };
    const document = await styled('word/document.xml');
    const body = childOf(document, 'w:body');
    if (body === undefined) return undefined;
    const links = async (name: string) =>
      new Relationships(await tree(`word/_rels/${name}.xml.rels`), 'word');
    const media = new Map<string, Uint8Array>();
    for (const name of file.names.filter((one) => one.includes('/media/'))) {
      const bytes = await file.part(name);
      if (bytes !== undefined) media.set(name, bytes);
    }
    const notes = childrenOf(await styled('word/footnotes.xml'), 'w:footnote').map(
      (note) => [note.attributes.get('id') ?? '', note] as const,
    );
    return new WordReader(record, {
      body,
      notes: new Map(notes),
      lists: await tree('word/numbering.xml'),
      links: await links('document'),
      noteLinks: await links('footnotes'),
      media,
    });
  }

  read(): WordEdition {
    const files = this.#divisions().map(({ name, front, elements }) => ({
      path: `${name}.md`,
      text: front + this.#markdown(elements),
    }));
    return { record: this.record, files, pictures: this.#pictures };
  }

  /** Divides the body into divisions. Each begins with a heading of the record, or with another heading of the first level. */
  #divisions() {
    const known = new Map(this.record.divisions.map((one) => [one.heading, one]));
    const parts: { name: string; front: string; elements: XmlElement[] }[] = [];
    const before: XmlElement[] = [];
    for (const element of flatParagraphs(this.parts.body)) {
      const style = styleOf(element);
      const isFirst = style === 'Heading1' || FIRST_LEVEL.has(style);
      const [division] = bookmarksIn(element).flatMap((name) => known.get(name) ?? []);
      if (division !== undefined || (isFirst && parts.length > 0)) {
        const name = division?.name ?? newName(parts.at(-1)?.name ?? '', parts.length);
        parts.push({ name, front: frontOf(division), elements: [element] });
      } else if (parts.length > 0) parts.at(-1)?.elements.push(element);
      else if (!isBeforeText(element)) before.push(element);
    }
    // Text before the first heading moves behind it, so that nothing is lost.
    const [first] = parts;
    if (first !== undefined && before.length > 0)
      first.elements = [...first.elements.slice(0, 1), ...before, ...first.elements.slice(1)];
    return parts;
  }

  #markdown(elements: readonly XmlElement[]): string {
    this.#notes = [];
    const children: RootContent[] = readBlocks(elements, this.#reading(this.parts.links));
    // A note may have marks of further notes, which follow it.
    for (let at = 0; at < this.#notes.length; at++) {
      const note = this.parts.notes.get(this.#notes[at] as string);
      if (note === undefined) continue;
      children.push(noteNode(String(at + 1), note, this.#reading(this.parts.noteLinks)));
    }
    const root: Root = { type: 'root', children };
    return treeMarkdown(root);
  }

  #reading(links: Relationships): BlockReading {
    const places = new Map(this.record.links);
    return {
      target: (link) => links.hyperlink(link),
      written: this.#written,
      place: (bookmark) => places.get(bookmark),
      picture: (name, id) => this.#picture(name, links, id),
      note: (id) => {
        if (!this.#notes.includes(id)) this.#notes.push(id);
        return String(this.#notes.indexOf(id) + 1);
      },
      numbering: (id, level) => this.#numbers.next({ id, level }),
      definition: (id) => this.#numbers.listOf(id) ?? id,
    };
  }

  #picture(name: string, links: Relationships, id: string | undefined): string | undefined {
    const bytes = this.parts.media.get(links.part(id)?.toLowerCase() ?? '');
    const extension = bytes === undefined ? undefined : pictureExtension(bytes);
    if (bytes === undefined || extension === undefined) return undefined;
    const isFile = /^[^/\\:*?"<>|\0]+(?:\/[^/\\:*?"<>|\0]+)*\.[a-z0-9]+$/i.test(name);
    // LibreOffice gives each drawing another name, so that a second drawing of one picture is recognised by its bytes.
    const [same] =
      [...this.#pictures].find(([, known]) => Buffer.compare(known, bytes) === 0) ?? [];
    const url = isFile ? name : (same ?? `word-${this.#pictures.size + 1}.${extension}`);
    this.#pictures.set(url, bytes);
    return url;
  }
}

/** All paragraphs and tables in order, also those in controls (the field of the contents). */
function flatParagraphs(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) => {
    if (isPart(child)) return [];
    if (child.name === 'w:p' || child.name === 'w:tbl') return [child];
    return child.name === 'w:sectPr' || isContents(child) ? [] : flatParagraphs(child);
  });
}

/** Whether an element is a part around the text: a paragraph with a style of such parts, or a table of such paragraphs. */
function isPart(element: XmlElement): boolean {
  const [first] = element.name === 'w:tbl' ? descendants(element, 'w:p') : [];
  return styleOf(first ?? element).startsWith(PART);
}

function isContents(element: XmlElement): boolean {
  return (
    element.name === 'w:sdt' &&
    descendants(element, 'w:instrText').some(({ text }) => /^\s*TOC\b/.test(text))
  );
}

function styleOf(element: XmlElement): string {
  return valOf(childOf(element, 'w:pPr'), 'w:pStyle') ?? '';
}

function isBeforeText(element: XmlElement): boolean {
  const style = styleOf(element);
  const text = descendants(element, 'w:t');
  return BEFORE_TEXT.has(style) || /^TOC/i.test(style) || text.length === 0;
}

function bookmarksIn(element: XmlElement): readonly string[] {
  return descendants(element, 'w:bookmarkStart').map(
    ({ attributes }) => attributes.get('name') ?? '',
  );
}

/** The name of a new division, which sorts behind the division before it. */
function newName(before: string, count: number): string {
  const number = /^\d+/.exec(before)?.[0] ?? String(count);
  return `${number}-new-${count}`;
}

function frontOf(division: WordRecord['divisions'][number] | undefined): string {
  const { role = 'chapter', label, region } = division ?? {};
  const front = {
    ...(role !== 'chapter' && { role }),
    ...(label !== undefined && { label }),
    ...(region !== undefined && { region }),
  };
  return Object.keys(front).length === 0 ? '' : `---\n${stringify(front)}---\n\n`;
}
