import { type FileChild, Paragraph } from 'docx';
import type { Heading, Link, Nodes } from 'mdast';
import { externalLink, InnerLinks } from '../../edition/links.js';
import { unledParagraphs } from '../../layout/official/lead.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { Division, Edition } from '../../model/edition.js';
import { eachNode } from '../../model/markdown/each-node.js';
import { plainText } from '../../model/markdown/plain-text.js';
import type { Book } from '../output.js';
import { type BlockContext, blocks } from './blocks.js';
import { pictureSize, runs } from './inline.js';
import { Numberings } from './numberings.js';
import { isMark } from './official.js';
import { turnedMeasure } from './page-setup.js';
import { STYLE } from './style-names.js';
import { headingLines, type LineEnds } from './title-lines.js';

/** Writes divisions, and collects the parts that a document has once: footnotes and numberings. */
export class DivisionWriter {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  readonly diagnostics: Diagnostic[] = [];
  /** The tables on landscape pages, with their titles and notes. */
  readonly turned = new Set<FileChild>();
  readonly numberings = new Numberings();
  /** The addresses of places in the book, as the text writes them, by their bookmarks. */
  readonly links = new Map<string, string>();
  /** The links that lead outside: the address in Word, the text, and the address and title in the edition. */
  readonly addresses: [href: string, text: string, written: string][] = [];
  readonly #bookmarks = new Map<Nodes, string>();
  readonly #links: InnerLinks;
  readonly #lineEnds: (heading: Heading) => LineEnds;
  #notes = 0;

  constructor(
    private readonly book: Book,
    private readonly pixels: ReadonlyMap<string, Uint8Array>,
  ) {
    const { edition, template, composition } = book;
    const { divisions } = edition;
    // A table of contents would repeat the breaks. Only the title of an official document has them, since no contents list it.
    const isOfficial = template.official && edition.metadata.official !== undefined;
    const lines = isOfficial && !isMark(edition) ? headingLines(edition, composition) : undefined;
    this.#lineEnds = (heading) => (heading.depth === 1 && lines?.(heading)) || [];
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
      link: (link) => {
        const { url } = link;
        const target = this.#links.find(url, division);
        if (target === undefined) return this.#outside(link, plainText(link));
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
      headingStyle: headingStyle(division, this.book),
      lineEnds: this.#lineEnds,
      official: template.official && edition.metadata.official !== undefined,
      turned: this.turned,
      turnedMeasure: turnedMeasure(template),
      quotes: 0,
      inset: 0,
      tableSize: template.styles.table.size,
      verseIndent: template.styles.body.firstIndent * template.styles.body.size,
      numberings: this.numberings,
      unled: unledParagraphs(division.tree),
    };
    for (const [identifier, node] of definitionsOf(division)) {
      const number = notes.get(identifier);
      if (number === undefined) continue;
      this.footnotes[String(number)] = { children: noteParagraphs(node, context) };
    }
    return blocks(division.tree.children, context);
  }

  /** The external address of a link in the form of Word; undefined for a link inside the book. */
  #outside({ url, title }: Link, text: string): string | undefined {
    const href = externalLink(url);
    if (href !== undefined)
      this.addresses.push([href, text, typeof title === 'string' ? `${url}\n${title}` : url]);
    return href;
  }

  /** Gives the notes of a division their ids. Word numbers notes by ids that count over the whole document. */
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

/** The style of a first-level heading that differs from Word's: a mark that is the title of an official document, or the name of a briefing's 按语. */
function headingStyle(
  division: Division,
  { edition, template }: Book,
): typeof STYLE.mark | typeof STYLE.noteName | undefined {
  if (template.official && division === edition.divisions[0] && isMark(edition)) return STYLE.mark;
  const isNote = division.role === 'editors-note' && template.masthead.required;
  return isNote ? STYLE.noteName : undefined;
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
