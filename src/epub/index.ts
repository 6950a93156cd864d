import { createHash } from 'node:crypto';
import type { Heading, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Division, DivisionRole, Edition } from '../edition/edition.js';
import { editionIdentifier } from '../edition/index.js';
import { type Diagnostic, diagnose } from '../kernel/diagnostic.js';
import { plainText } from '../kernel/markdown/plain-text.js';
import type { PageMap } from '../pdf/page-map.js';
import type { Template } from '../template/template.js';
import { type BodyContext, divisionBody, pageId } from './body.js';
import type { Book, BookDocument, BookImage, NavEntry } from './book.js';
import { coverBody } from './cover.js';
import { packEpub } from './epub-gen.js';

export { checkEpub } from './validate.js';

export interface EpubOptions {
  /** ISO 8601, never the clock. */
  readonly modified: string;
  /** Name and version of the maker. */
  readonly tool: string;
  /** Of the PDF of the same edition: its page numbers are marked in the text. */
  readonly pageMap?: PageMap;
}

const COVER_FILE = 'cover.xhtml';

/** Media types that every EPUB reader must show (EPUB 3.3, 3.2), by the bytes that a file begins with. */
const IMAGES: readonly {
  readonly magic: readonly number[];
  readonly type: string;
  readonly extension: string;
}[] = [
  { magic: [0x89, 0x50, 0x4e, 0x47], type: 'image/png', extension: 'png' },
  { magic: [0xff, 0xd8, 0xff], type: 'image/jpeg', extension: 'jpg' },
  { magic: [0x47, 0x49, 0x46, 0x38], type: 'image/gif', extension: 'gif' },
];

/** What each role of a division is in the words of EPUB and DPUB-ARIA. */
const ROLES: Readonly<Record<DivisionRole, { readonly epubType: string; readonly role: string }>> =
  {
    'editors-note': { epubType: 'preface', role: 'doc-preface' },
    foreword: { epubType: 'foreword', role: 'doc-foreword' },
    chapter: { epubType: 'chapter', role: 'doc-chapter' },
    appendix: { epubType: 'appendix', role: 'doc-appendix' },
    colophon: { epubType: 'colophon', role: 'doc-colophon' },
  };

/** An edition after a template as an EPUB 3 with an EPUB 2 table of contents. Pure: the same input, the same bytes. */
export async function buildEpub(
  edition: Edition,
  template: Template,
  { modified, tool, pageMap }: EpubOptions,
): Promise<{ readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const { metadata, divisions } = edition;
  const images = bookImages(edition, diagnostics);
  const headings = new HeadingIds(divisions);
  const cover: BookDocument = {
    file: COVER_FILE,
    title: '封面',
    body: coverBody(metadata),
    kind: 'cover',
    epubType: 'cover',
    className: 'cover',
  };
  const documents = divisions.map((division): BookDocument => {
    const { epubType, role } = ROLES[division.role];
    const context: BodyContext = {
      image: (url) => images.get(url)?.file,
      headingId: (node) => headings.idOf(node),
      link: (url) => {
        const target = url.startsWith('#') ? headings.linkTo(url.slice(1)) : externalLink(url);
        if (target === undefined)
          diagnostics.push(diagnose('epub/dead-link', { file: division.file }, { url }));
        return target;
      },
    };
    const breaks = (pageMap?.starts ?? []).filter((start) => start.division === division.name);
    return {
      file: fileOf(division),
      title: division.heading,
      body: divisionBody(division, breaks, context),
      kind: 'division',
      epubType,
      role,
      className: division.role,
    };
  });
  let described = true;
  for (const { tree } of divisions) {
    visit(tree, 'image', ({ alt }) => {
      if ((alt ?? '') === '') described = false;
    });
  }
  const book: Book = {
    metadata,
    identifier: editionIdentifier(edition),
    modified: new Date(modified).toISOString().replace(/\.\d+Z$/, 'Z'),
    tool,
    documents: template.cover ? [cover, ...documents] : documents,
    toc: divisions.map((division) => headings.entry(division, template.contents.depth)),
    tocTitle: template.contents.title,
    pages: (pageMap?.starts ?? []).map(({ folio, division }) => ({
      folio,
      href: `${fileOf({ name: division })}#${pageId(folio)}`,
    })),
    images: [...images.values()],
    imagesDescribed: described,
    css: template.epub.css,
    vertical: template.epub.writing === 'vertical',
  };
  return { bytes: await packEpub(book), diagnostics };
}

/** A division's file; a name that some reading systems stumble over is replaced by one made from it. */
function fileOf({ name }: Pick<Division, 'name'>): string {
  if (/^[\w.-]+$/.test(name)) return `${name}.xhtml`;
  return `text-${createHash('sha256').update(name).digest('hex').slice(0, 8)}.xhtml`;
}

function externalLink(url: string): string | undefined {
  if (!/^(?:https?:\/\/[^\s/]|mailto:|tel:)/i.test(url)) return undefined;
  return URL.canParse(url) ? encodeURI(decodeSafely(url)) : undefined;
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** The images that the book can hold, by the path that the text writes; named for what they hold. */
function bookImages(edition: Edition, diagnostics: Diagnostic[]): ReadonlyMap<string, BookImage> {
  const images = new Map<string, BookImage>();
  for (const [url, bytes] of edition.assets) {
    const kind = IMAGES.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
    if (kind === undefined) {
      diagnostics.push(diagnose('epub/image-kind', {}, { path: url }));
      continue;
    }
    const name = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const file = `images/${name}.${kind.extension}`;
    const same = [...images.values()].find((image) => image.file === file);
    images.set(url, same ?? { file, mediaType: kind.type, bytes });
  }
  return images;
}

/** Ids of headings, and where links to them lead. */
class HeadingIds {
  private readonly ids = new Map<Nodes, string>();
  private readonly targets = new Map<string, string>();

  constructor(divisions: readonly Division[]) {
    for (const division of divisions) {
      let count = 0;
      visit(division.tree, 'heading', (node) => {
        count++;
        const id = `heading-${count}`;
        this.ids.set(node, id);
        const slug = slugOf(plainText(node));
        if (!this.targets.has(slug)) this.targets.set(slug, `${fileOf(division)}#${id}`);
      });
    }
  }

  idOf(node: Nodes): string | undefined {
    return this.ids.get(node);
  }

  linkTo(fragment: string): string | undefined {
    return this.targets.get(slugOf(decodeSafely(fragment)));
  }

  /** A division's line of the contents, with its headings down to `depth` below it. */
  entry(division: Division, depth: number): NavEntry {
    const file = fileOf(division);
    const root: NavEntry & { children: NavEntry[] } = {
      title: division.heading,
      href: file,
      children: [],
    };
    const open: { level: number; entry: { children: NavEntry[] } }[] = [{ level: 1, entry: root }];
    visit(division.tree, 'heading', (node: Heading) => {
      if (node.depth === 1 || node.depth > Math.max(depth, 2)) return;
      while ((open.at(-1)?.level ?? 0) >= node.depth && open.length > 1) open.pop();
      const entry = { title: plainText(node), href: `${file}#${this.ids.get(node)}`, children: [] };
      open.at(-1)?.entry.children.push(entry);
      open.push({ level: node.depth, entry });
    });
    return root;
  }
}

function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s\u3000]+/gu, '-');
}
