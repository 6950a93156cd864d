import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { docxObject } from '../../messages/inputs.js';
import type { SourceFile } from '../../model/source.js';
import type { Extracted, ExtractedLine, InputBytes } from '../input.js';
import { pictureExtension } from '../picture-bytes.js';
import { pictureText } from '../picture-text.js';
import { asideLine, BodyReader } from './body.js';
import { FieldStack } from './fields.js';
import { InlineReader } from './inline.js';
import { Numbering } from './numbering.js';
import { badDocx, Package } from './package.js';
import { Relationships } from './relationships.js';
import { Styles } from './styles.js';
import type { XmlElement } from './xml-element.js';
import { childOf, childrenOf, XmlFault, xmlTree } from './xml-tree.js';

/**
 * A Word document (ISO/IEC 29500-1, WordprocessingML) → its lines: what a reader sees of the final text, automatic
 * numbers written out. Hidden text, deleted text and comments are set aside with a reason.
 * Throws InputError where the file is damaged, encrypted or too large.
 */
export async function readDocx(source: InputBytes): Promise<Extracted> {
  const parts = await Package.open(source.bytes, source.name);
  const document = await DocumentParts.load(parts, source.name);
  return document.extract(source);
}

type NotePart = 'footnotes' | 'endnotes';

class DocumentParts {
  private constructor(
    private readonly file: string,
    private readonly trees: ReadonlyMap<string, XmlElement>,
    private readonly media: ReadonlyMap<string, Uint8Array>,
    private readonly relationships: ReadonlyMap<string, Relationships>,
    private readonly main: string,
  ) {}

  static async load(parts: Package, file: string): Promise<DocumentParts> {
    const tree = async (name: string) => {
      const bytes = await parts.part(name);
      if (bytes === undefined) return undefined;
      try {
        return xmlTree(bytes);
      } catch (error) {
        if (error instanceof XmlFault) throw badDocx(file, error.problem);
        throw error;
      }
    };
    const root = new Relationships(await tree('_rels/.rels'), '');
    const main = root.parts('officeDocument')[0] ?? 'word/document.xml';
    const folder = main.slice(0, Math.max(0, main.lastIndexOf('/')));
    const links = async (part: string) => {
      const [, directory = '', name = part] = /^(.*\/)?([^/]*)$/.exec(part) ?? [];
      return new Relationships(await tree(`${directory}_rels/${name}.rels`), folder);
    };
    const mainLinks = await links(main);
    const trees = new Map<string, XmlElement>();
    const relationships = new Map([[main, mainLinks]]);
    const body = await tree(main);
    if (body === undefined) throw badDocx(file, 'document');
    trees.set(main, body);
    for (const type of ['styles', 'numbering', 'footnotes', 'endnotes', 'comments']) {
      const [part] = mainLinks.parts(type);
      const element = part === undefined ? undefined : await tree(part);
      if (part === undefined || element === undefined) continue;
      trees.set(type, element);
      relationships.set(type, await links(part));
    }
    for (const part of [...mainLinks.parts('header'), ...mainLinks.parts('footer')]) {
      const element = await tree(part);
      if (element === undefined) continue;
      trees.set(`story:${part}`, element);
      relationships.set(`story:${part}`, await links(part));
    }
    const media = new Map<string, Uint8Array>();
    for (const name of parts.names.filter((one) => one.includes('/media/'))) {
      const bytes = await parts.part(name);
      if (bytes !== undefined) media.set(name, bytes);
    }
    return new DocumentParts(file, trees, media, relationships, main);
  }

  extract(source: InputBytes): Extracted {
    return new Extraction(source, this).run();
  }

  tree(name: string): XmlElement | undefined {
    return this.trees.get(name);
  }

  get body(): { readonly tree: XmlElement; readonly name: string } {
    return { tree: this.trees.get(this.main) as XmlElement, name: this.main };
  }

  /** Running heads and feet. */
  get stories(): readonly string[] {
    return [...this.trees.keys()].filter((name) => name.startsWith('story:'));
  }

  links(name: string): Relationships {
    return this.relationships.get(name) ?? new Relationships(undefined, '');
  }

  mediaOf(name: string, id: string | undefined): Uint8Array | undefined {
    return this.media.get(this.links(name).part(id)?.toLowerCase() ?? '');
  }

  get name(): string {
    return this.file;
  }
}

class Extraction {
  private readonly images: SourceFile[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly styles: Styles;
  private readonly numbering: Numbering;
  /** The label of each note that has been referred to, in order. */
  private readonly labels = new Map<string, string>();
  private readonly reported = new Set<string>();
  private readonly notes: Readonly<Record<NotePart, ReadonlyMap<string, XmlElement>>>;
  private readonly changes = { inserted: 0, deleted: 0, moved: 0 };

  constructor(
    private readonly source: InputBytes,
    private readonly parts: DocumentParts,
  ) {
    const styles = new Styles(parts.tree('styles'));
    this.styles = styles;
    this.notes = { footnotes: this.notesOf('footnotes'), endnotes: this.notesOf('endnotes') };
    this.numbering = new Numbering(parts.tree('numbering'), (id) => styles.style(id).numbering?.id);
  }

  run(): Extracted {
    const { tree, name } = this.parts.body;
    const body = childOf(tree, 'w:body') ?? tree;
    const lines = [
      ...withContentsTitle(this.story(name, body.children)),
      ...this.unreferredNotes('footnotes'),
      ...this.unreferredNotes('endnotes'),
      ...this.comments(),
      ...this.runningHeads(),
    ];
    this.reportChanges();
    return { lines, images: this.images, diagnostics: this.diagnostics };
  }

  /** The lines of a part's blocks. */
  private story(part: string, blocks: readonly XmlElement[]): readonly ExtractedLine[] {
    const inline = new InlineReader(this.styles, this.parts.links(part), new FieldStack());
    const reader = new BodyReader({
      styles: this.styles,
      numbering: this.numbering,
      inline,
      note: (notes, id) => this.note(notes, id),
      picture: (elements) => this.picture(part, elements),
      object: (what) => this.leave(docxObject[what]),
    });
    const lines = reader.read(blocks);
    this.changes.inserted += inline.changes.inserted;
    this.changes.deleted += inline.changes.deleted;
    this.changes.moved += inline.changes.moved;
    return lines;
  }

  private note(part: NotePart, id: string) {
    const key = `${part}:${id}`;
    const known = this.labels.get(key);
    if (known !== undefined) return { label: known, lines: [] };
    const element = this.notes[part].get(id);
    if (element === undefined) return undefined;
    const label = String(this.labels.size + 1);
    this.labels.set(key, label);
    const lines = this.story(part, element.children);
    return {
      label,
      lines: onOneLine(lines, (text) => ({ text, markup: { kind: 'note', label } })),
    };
  }

  /** Notes proper, by their ids: not the rules above them (w:type separator). */
  private notesOf(part: NotePart): ReadonlyMap<string, XmlElement> {
    const name = part === 'footnotes' ? 'w:footnote' : 'w:endnote';
    return new Map(
      childrenOf(this.parts.tree(part), name)
        .filter((one) => !/separator|continuation/i.test(one.attributes.get('type') ?? ''))
        .map((one) => [one.attributes.get('id') ?? '', one]),
    );
  }

  /** Notes that nothing refers to any more: their reference was deleted. */
  private unreferredNotes(part: NotePart): readonly ExtractedLine[] {
    return [...this.notes[part]]
      .filter(([id]) => !this.labels.has(`${part}:${id}`))
      .flatMap(([, one]) =>
        onOneLine(this.story(part, one.children), (text) => asideLine(text, 'deleted')),
      );
  }

  private comments(): readonly ExtractedLine[] {
    const comments = childrenOf(this.parts.tree('comments'), 'w:comment');
    const lines = comments.flatMap((comment) => {
      const author = comment.attributes.get('author') ?? '';
      return onOneLine(this.story('comments', comment.children), (text) =>
        asideLine(author === '' ? text : `${author}：${text}`, 'annotation'),
      );
    });
    if (comments.length > 0)
      this.diagnostics.push(
        diagnose('source/comments', { file: this.source.name }, { count: comments.length }),
      );
    return lines;
  }

  private runningHeads(): readonly ExtractedLine[] {
    const texts = this.parts.stories.flatMap((name) =>
      this.story(name, this.parts.tree(name)?.children ?? []).map(({ text }) => text),
    );
    return [...new Set(texts)].map((text) => asideLine(text, 'running-head'));
  }

  private picture(part: string, elements: readonly XmlElement[]): ExtractedLine | undefined {
    const [element] = elements.slice(-1);
    const alt = (elements[0]?.attributes.get('descr') ?? elements[0]?.attributes.get('title') ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    const id = element?.attributes.get('embed') ?? element?.attributes.get('id');
    const bytes = this.parts.mediaOf(part, id);
    const extension = bytes === undefined ? undefined : pictureExtension(bytes);
    if (bytes === undefined || extension === undefined) {
      const name = this.parts.links(part).part(id) ?? element?.attributes.get('link') ?? id ?? '';
      this.leave(alt === '' ? name : `${alt}（${name}）`);
      return undefined;
    }
    const name = `${this.source.name}-${this.images.length + 1}.${extension}`;
    this.images.push({ name, bytes });
    return { text: pictureText(alt, name), markup: { kind: 'image' } };
  }

  private leave(picture: string | (typeof docxObject)[keyof typeof docxObject]): void {
    const key = JSON.stringify(picture);
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.diagnostics.push(
      diagnose('source/picture-left-out', { file: this.source.name }, { picture }),
    );
  }

  private reportChanges(): void {
    const { inserted, deleted, moved } = this.changes;
    if (inserted + deleted + moved > 0)
      this.diagnostics.push(
        diagnose(
          'source/tracked-changes',
          { file: this.source.name },
          { inserted, deleted, moved },
        ),
      );
  }
}

/** The word 目录 over a table of contents belongs to it. */
function withContentsTitle(lines: readonly ExtractedLine[]): readonly ExtractedLine[] {
  return lines.map((line, index) => {
    const next = lines[index + 1]?.markup;
    const isTitle = /^(?:目\s*[录錄次]|contents)$/i.test(line.text) && next?.reason === 'contents';
    return isTitle ? asideLine(line.text, 'contents') : line;
  });
}

/** The text of a note or a comment as one line; behind it the lines that are set aside in it, and its pictures. */
function onOneLine(
  lines: readonly ExtractedLine[],
  asLine: (text: string) => ExtractedLine,
): readonly ExtractedLine[] {
  const isText = ({ markup }: ExtractedLine) =>
    markup?.kind !== 'aside' && markup?.kind !== 'image';
  const text = lines
    .filter(isText)
    .map((line) => line.text)
    .join(' ');
  return [...(text === '' ? [] : [asLine(text)]), ...lines.filter((line) => !isText(line))];
}
