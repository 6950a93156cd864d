import type { Nodes } from 'mdast';
import type { Hyphenate } from '../clreq/line.js';
import { glyphPictures } from '../edition/glyphs.js';
import type { FontLibrary } from '../fonts/library.js';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { labelsFor } from '../messages/labels.js';
import type { Composition } from '../model/composition.js';
import type { Division, Edition } from '../model/edition.js';
import { Recall } from '../model/recall.js';
import type { BlockStyle, Template } from '../model/template.js';
import type { DivisionContext } from './blocks/block-flow.js';
import type { BookContext } from './book-context.js';
import { Destinations } from './destinations.js';
import { type DivisionFlow, divisionFlow } from './division.js';
import { faceChooser } from './faces.js';
import type { FlowMemory, SetFlow } from './flow-memory.js';
import { coverItems } from './front/cover.js';
import { pictureFace } from './glyph-pictures.js';
import type { InlineContext } from './inline.js';
import { type BookPages, layOutBook } from './lay-out.js';
import { numberNotes } from './number-notes.js';
import { structureNode } from './pages/structure.js';
import { type ImageSize, inlinePicture } from './pictures.js';
import { withOptions } from './template/options.js';
import { wholeNames } from './whole-names.js';

export interface ComposeOptions {
  /** Keeps the set divisions, for a program that composes again after each change. */
  readonly memory?: FlowMemory | undefined;
  /** The words at the head of each page of a proof; undefined in a final book. */
  readonly mark?: string | undefined;
  /** Called before each division with the number of divisions that are set and the number of all. */
  readonly onDivision?: ((done: number, total: number) => void) | undefined;
}

/**
 * Composes an edition with a template. `imageSize` returns the size of an asset, pixels; `hyphenate` divides words of the
 * template's Western language. Missing glyphs are among the diagnostics, with their places (docs/typography.md, rule 22).
 */
export function composeBook(
  edition: Edition,
  template: Template,
  library: FontLibrary,
  imageSize: ImageSize,
  {
    hyphenate,
    memory,
    mark,
    onDivision,
  }: ComposeOptions & { readonly hyphenate?: Hyphenate | undefined } = {},
): Composition {
  const diagnostics: Diagnostic[] = [];
  const setting = { ...bookSetting(edition, template, library, imageSize, hyphenate), mark };
  const book =
    memory === undefined
      ? setting
      : { ...setting, ...memory.bookOf(settingKey(edition, setting, library), library) };
  const divisions = edition.divisions.map((division, index) => {
    onDivision?.(index, edition.divisions.length);
    const set = () => setFlow(division, book);
    const result = memory?.recall(division, divisionKey(division, book), set) ?? set();
    if (book.sharedNotes !== undefined) book.sharedNotes.count = result.notes;
    diagnostics.push(...result.diagnostics);
    return { division, flow: result.flow };
  });
  const { faces } = book;
  diagnostics.push(...uncoveredMetadata(book));
  const laidOut: BookPages = layOutBook(divisions, book);
  const absent = memory?.finish(faces.absent, library) ?? faces.absent;
  const substituted = [...absent].map(([preferred, set]) =>
    diagnose('compose/substituted-face', {}, { wanted: preferred, set }),
  );
  return {
    ...laidOut,
    cover: () => coverItems({ ...book, document: structureNode('Document') }),
    pictures: edition.assets,
    diagnostics: [...diagnostics, ...substituted, ...laidOut.diagnostics],
  };
}

/**
 * Calls `hear` with each text that composing asks the faces for, with its node, its role and its weight. `kanben fonts check`
 * counts them.
 */
export function hearTexts(
  edition: Edition,
  template: Template,
  library: FontLibrary,
  imageSize: ImageSize,
  hear: (division: Division, ...text: Parameters<InlineContext['onText']>) => void,
): void {
  const book = bookSetting(edition, template, library, imageSize);
  for (const division of edition.divisions) {
    setDivision(division, book, [], (...text) => hear(division, ...text));
  }
}

/** What the divisions of a book need to be set. */
interface BookSetting extends BookContext {
  readonly hyphenate: Hyphenate | undefined;
  readonly destinations: Destinations;
  /** The count of notes where divisions run on: their notes share pages, and therefore one numbering. */
  readonly sharedNotes: { count: number } | undefined;
}

function bookSetting(
  edition: Edition,
  template: Template,
  library: FontLibrary,
  imageSize: ImageSize,
  hyphenate?: Hyphenate,
): BookSetting {
  return {
    metadata: edition.metadata,
    template: withOptions(template, edition.metadata),
    faces: faceChooser(template, library, pictureFace(glyphPictures(edition.metadata), imageSize)),
    document: structureNode('Document'),
    memory: new Recall(),
    wholeNames: wholeNames(edition, template),
    imageSize,
    hyphenate,
    destinations: new Destinations(edition.divisions),
    sharedNotes:
      template.divisions.open === 'run-on' || (template.official && edition.metadata.official)
        ? { count: 0 }
        : undefined,
  };
}

/** A key of what each division takes from its book. It has fonts by their names. */
function settingKey(
  { assets, metadata }: Edition,
  { template, wholeNames, imageSize, mark }: BookSetting,
  { ids }: FontLibrary,
): string {
  const pictures = [...assets.keys()].map((url) => [url, imageSize(url)]);
  return JSON.stringify([metadata, template, wholeNames, pictures, ids, mark]);
}

/** A key of what a division takes from the other divisions: the first numbers of its headings and notes, and the targets of its links. */
function divisionKey(division: Division, { destinations, sharedNotes }: BookSetting): string {
  return JSON.stringify([
    division.name,
    destinations.first(division),
    sharedNotes?.count ?? 0,
    destinations.takenBy(division),
  ]);
}

function setFlow(division: Division, book: BookSetting): SetFlow {
  const diagnostics: Diagnostic[] = [];
  const flow = setDivision(division, book, diagnostics);
  return { flow, diagnostics, notes: book.sharedNotes?.count ?? 0 };
}

function setDivision(
  division: Division,
  book: BookSetting,
  diagnostics: Diagnostic[],
  hear: InlineContext['onText'] = () => {},
): DivisionFlow {
  const { template, faces, imageSize, hyphenate, destinations } = book;
  const notes = numberNotes(division, template, book.sharedNotes ?? { count: 0 });
  const reported = new Set<number>();
  const context: DivisionContext = {
    template,
    faces,
    imageSize,
    hyphenate,
    ...notes,
    link: (url) => destinations.link(url, division),
    destination: (heading) => destinations.of(heading),
    onText(text, node, role, bold) {
      hear(text, node, role, bold);
      for (const { codePoint, offset } of faces.missing(text, role, bold)) {
        // Each character is reported once in a division, at its first place.
        if (reported.has(codePoint)) continue;
        reported.add(codePoint);
        diagnostics.push(missingGlyph(codePoint, placeIn(division.file, node, text, offset)));
      }
    },
    inlinePicture: (image) => {
      const { characters, size, leading } = template.typeArea;
      return inlinePicture(image, characters * size, leading, imageSize);
    },
    wholeNames: book.wholeNames,
    tableContinued: labelsFor(book.metadata.language).tableContinued,
    onTooWide(table) {
      diagnostics.push(diagnose('compose/table-too-wide', placeIn(division.file, table, '', 0)));
    },
    onUnknown(node) {
      diagnostics.push(
        diagnose('compose/not-set', placeIn(division.file, node, '', 0), { kind: node.type }),
      );
    },
  };
  return divisionFlow(division, template, context, book.document);
}

/** Reports characters without a glyph in the texts of edition.yaml on the cover, in heads, masthead and tail. */
function uncoveredMetadata({ metadata, template, faces }: BookContext): readonly Diagnostic[] {
  const { styles } = template;
  const missing = new Set<number>();
  const look = (style: Pick<BlockStyle, 'font' | 'bold'>, ...texts: (string | undefined)[]) => {
    for (const { codePoint } of faces.missing(texts.join(''), style.font, style.bold)) {
      missing.add(codePoint);
    }
  };
  look(styles.headings[0], metadata.title, metadata.subtitle, metadata.publisher);
  look(styles.body, metadata.title, metadata.subtitle, metadata.publisher);
  look(styles.coverSubtitle, metadata.kicker);
  look(styles.coverImprint, ...metadata.creators.map(({ name }) => name));
  const { masthead, tail } = metadata;
  if (template.masthead.show && masthead !== undefined) {
    look(styles.mastheadName, masthead.name);
    look(styles.mastheadIssue, masthead.issue, masthead.totalIssue);
    look(styles.mastheadLine, masthead.unit, masthead.date);
    look(styles.secrecy, masthead.secrecy, masthead.copyNumber);
  }
  const official = template.official ? metadata.official : undefined;
  if (official !== undefined) {
    const { issuers = [], signers = [], attachments = [], signature = [], ...others } = official;
    look(styles.mastheadName, ...issuers);
    look({ font: 'kai', bold: false }, ...signers);
    look(styles.body, ...attachments, ...signature, ...Object.values(others));
  }
  if (template.tail.show && tail !== undefined) {
    look(styles.tail, tail.report, tail.send, tail.distribute);
  }
  return [...missing].map((codePoint) => missingGlyph(codePoint, { file: 'edition.yaml' }));
}

function missingGlyph(
  codePoint: number,
  place: { file: string; line?: number; column?: number },
): Diagnostic {
  return diagnose('compose/missing-glyph', place, {
    character: String.fromCodePoint(codePoint),
    code: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
  });
}

/** The place of a character: exact where the text of the node stands on one line as written, else the beginning of the node. */
function placeIn(file: string, node: Nodes, text: string, offset: number) {
  const start = node.position?.start;
  if (start === undefined) return { file };
  const column = text.includes('\n') ? start.column : start.column + offset;
  return { file, line: start.line, column };
}
