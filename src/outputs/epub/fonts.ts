import { editionIdentifier } from '../../edition/index.js';
import { subsetFont } from '../../fonts/subset.js';
import { faceChooser } from '../../layout/faces.js';
import { noteMark } from '../../layout/note-marks.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { labelsFor } from '../../messages/labels.js';
import { eachNode } from '../../model/markdown/each-node.js';
import { sha256 } from '../../model/sha256.js';
import type { Book } from '../output.js';
import type { BookResource } from './book.js';
import { colophonBody } from './colophon.js';

/** Faces for the book and the files of their licences. */
export interface EmbeddedFonts {
  readonly faces: readonly (BookResource & { readonly id: string })[];
  readonly licences: readonly BookResource[];
}

type SetBook = Pick<Book, 'edition' | 'template' | 'fonts' | 'composition' | 'tool'>;

/** Characters that list numbers, note marks and page numbers may need beside the text. */
const ALWAYS = ' 0123456789.[]()（）';

/**
 * The faces that set the edition's PDF, each cut down to the characters that it sets there and in the book's labels.
 * The fonts are not obfuscated: a licence that requires obfuscation in fact forbids embedding, and readers differ in
 * undoing it.
 */
export async function embeddedFonts({
  edition,
  template,
  fonts: library,
  composition,
  tool,
}: SetBook): Promise<{
  readonly fonts: EmbeddedFonts;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const diagnostics: Diagnostic[] = [];
  const texts = facedTexts({ edition, template, fonts: library, composition, tool });
  const faces: (BookResource & { id: string })[] = [];
  const licences = new Map<string, BookResource>();
  for (const id of [...texts.keys()].sort()) {
    if (library.face(id).forbidsEmbedding) {
      diagnostics.push(diagnose('epub/forbidden-font', library.entry(id).place, { id }));
      continue;
    }
    const licence = library.licence(id);
    if (licence === undefined) {
      diagnostics.push(diagnose('epub/no-font-licence', library.entry(id).place, { id }));
    } else {
      const file = `fonts/${licence.name}`;
      licences.set(file, { file, mediaType: 'text/plain', bytes: licence.bytes });
    }
    const { bytes, format } = await subsetFont(library.file(id), texts.get(id) as string);
    const file = `fonts/${fileName(id)}.${format}`;
    faces.push({ id, file, mediaType: `font/${format}`, bytes });
  }
  return { fonts: { faces, licences: [...licences.values()] }, diagnostics };
}

/** The text that each face sets in the PDF, and in the words that only the EPUB has. */
function facedTexts({
  edition,
  template,
  fonts: library,
  composition: { pages },
  tool,
}: SetBook): ReadonlyMap<string, string> {
  const characters = new Map<string, Set<string>>();
  const add = (id: string, text: string) => {
    const known = characters.get(id) ?? new Set();
    characters.set(id, known);
    for (const character of text) known.add(character);
  };
  for (const { items } of pages) {
    for (const item of items) if (item.kind === 'text') add(item.face.id, item.text);
  }
  const { metadata } = edition;
  const labels = labelsFor(metadata.language);
  const making = {
    identifier: editionIdentifier(edition),
    pages: pages.length,
    tool,
    template,
  };
  const colophon = colophonBody(metadata, making, labels).replace(/<[^>]+>/g, '');
  const marks = noteMarks(edition, template);
  const chooser = faceChooser(template, library);
  const { styles } = template;
  const sayIn = (text: string, role: Parameters<typeof chooser.choose>[1], bold: boolean) => {
    for (const { text: stretch, face } of chooser.choose(text, role, bold)) add(face.id, stretch);
  };
  sayIn(colophon + ALWAYS + marks, styles.body.font, styles.body.bold);
  const [title] = styles.headings;
  sayIn(labels.colophon + template.contents.title, title.font, title.bold);
  // Chinese faces keep their own marks, since the style sheet names the Western faces first. The face of code does not count: the
  // digits of code are in the Western faces of the text as well.
  const { latin, latinSans, latinFull, latinItalic, mono, song } = template.fonts;
  const idsOf = (...stacks: readonly (typeof latin)[]) =>
    stacks.flatMap(({ regular, bold }) => [...regular, ...bold]);
  const western = new Set(idsOf(latin, latinSans, latinFull, latinItalic));
  const ofCode = new Set(idsOf(mono).filter((id) => !idsOf(song).includes(id)));
  const chinese = new Set(
    [...characters].flatMap(([id, texts]) => (western.has(id) || ofCode.has(id) ? [] : [...texts])),
  );
  return new Map(
    [...characters].flatMap(([id, texts]) => {
      const kept = [...texts].filter((one) => !western.has(id) || one === ' ' || !chinese.has(one));
      return kept.length === 0 ? [] : [[id, kept.sort().join('')] as const];
    }),
  );
}

/** The marks of a division's notes, which the PDF may number by the page and the EPUB numbers by the division. */
function noteMarks({ divisions }: Book['edition'], template: Book['template']): string {
  const counts = divisions.map(({ tree }) => {
    let count = 0;
    eachNode(tree, ({ type }) => {
      if (type === 'footnoteDefinition') count++;
    });
    return count;
  });
  const most = Math.max(0, ...counts);
  return Array.from({ length: most }, (_, index) => noteMark(index + 1, template)).join('');
}

/** An ASCII file name for a name of the catalogue, different for different names. */
function fileName(id: string): string {
  if (/^[\w-]+$/.test(id)) return id;
  return sha256(id).slice(0, 8);
}
