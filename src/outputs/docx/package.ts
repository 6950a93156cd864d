import JSZip from 'jszip';
import type { EditionMetadata } from '../../model/edition.js';
import { escapeXml } from '../epub/xml.js';
import { zipDate } from '../zip-date.js';
import { entriesInOrder, packEntries, type ZipEntry } from '../zip-entry.js';
import { recordParts, type WordRecord, withRecord } from './edition-record.js';
import type { WordPackage } from './read-back/word-edition.js';

/**
 * Names that the library chooses at random (links) or counts on from document to document (entries of the contents). Each expression
 * begins with markup, so that the text of the edition is never changed.
 */
const INVENTED =
  /( (?:r:id|r:embed|Id)=")(rId[A-Za-z0-9_-]{6,})(?=")|( w:(?:anchor|name)="|<w:instrText xml:space="preserve">PAGEREF )(_Toc\d+)/g;

/** The parts of a package that the library does not write. */
export interface PackageParts {
  /** Returns the record of the edition that the file was made of. */
  readonly record?: (parts: WordPackage) => Promise<WordRecord>;
  /** Changes the text of word/numbering.xml. */
  readonly numbering?: (xml: string) => string;
}

/**
 * The package with a fixed date, a fixed order of its entries and counted names of links: the library writes the time of the clock
 * and random names.
 */
export async function settled(
  packed: Uint8Array,
  date: string,
  metadata: EditionMetadata,
  { record, numbering }: PackageParts = {},
): Promise<Uint8Array> {
  const read = await JSZip.loadAsync(packed);
  const entries: ZipEntry[] = [];
  const stamp = zipDate(Date.parse(date));
  const names = new Map<string, string>();
  for (const path of entriesInOrder(Object.keys(read.files), TYPES)) {
    const entry = read.files[path];
    if (entry === undefined || entry.dir) continue;
    const isXml = /\.(?:xml|rels)$/.test(path);
    const named = (text: string) => {
      const joined = path === NUMBERING ? (numbering?.(text) ?? text) : text;
      return record === undefined ? joined : withRecord(joined, path);
    };
    const content = isXml
      ? counted(dated(named(await entry.async('string')), path, date, metadata), names)
      : await entry.async('uint8array');
    entries.push({ path, content, date: stamp });
  }
  if (record !== undefined) {
    for (const [path, content] of recordParts(await record(partsOf(entries))))
      entries.push({ path, content, date: stamp });
  }
  return packEntries(entries, TYPES);
}

/** The entries of an archive as the parts of a package. */
function partsOf(entries: readonly ZipEntry[]): WordPackage {
  const contents = new Map(entries.map(({ path, content }) => [path.toLowerCase(), content]));
  return {
    names: [...contents.keys()],
    async part(name) {
      const content = contents.get(name.toLowerCase());
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  };
}

const NUMBERING = 'word/numbering.xml';

/** The part with the content types, which is the first entry (ECMA-376-2). */
const TYPES = '[Content_Types].xml';

/** The core properties with the date and the language of the edition. */
function dated(text: string, path: string, date: string, { language }: EditionMetadata): string {
  if (path !== 'docProps/core.xml') return text;
  const moment = new Date(date).toISOString().replace(/\.\d+Z$/, 'Z');
  return text
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`)
    .replace(
      '</cp:coreProperties>',
      `<dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`,
    );
}

/** The numbers of bookmarks and drawings, which the library counts on from document to document. */
const NUMBERED =
  /(<w:bookmarkStart w:name="[^"]*" w:id="|<w:bookmarkEnd w:id="|<wp:docPr id=")(\d+)/g;

/** Replaces each random name with the number of its first occurrence in the package. */
function counted(text: string, names: Map<string, string>): string {
  const numbers = new Map<string, number>();
  const numbered = text.replace(NUMBERED, (_, before: string, id: string) => {
    const key = before.startsWith('<wp:') ? `drawing ${id}` : id;
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return `${before}${number}`;
  });
  return numbered.replace(
    INVENTED,
    (_, link?: string, linkName?: string, entry?: string, entryName?: string) => {
      const invented = linkName ?? entryName ?? '';
      const kind = linkName === undefined ? '_Toc' : 'rIdLink';
      const name = names.get(invented) ?? `${kind}${names.size + 1}`;
      names.set(invented, name);
      return `${link ?? entry}${name}`;
    },
  );
}
