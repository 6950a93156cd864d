import type { Diagnostic } from '../messages/diagnostic.js';
import type {
  Bookmark,
  ComposedPage,
  LinePlace,
  PageProof,
  PlacedItem,
} from '../model/composition.js';
import type { PageStart } from '../model/page-map.js';
import type { BookContext } from './book-context.js';
import { contentsBlocks, contentsPages, finishContents, setContents } from './contents-pages.js';
import { type DraftPage, foliosIn, toRecto } from './draft-page.js';
import { endNotes } from './end-notes.js';
import { colophonPageItems } from './front/colophon-page.js';
import { coverItems } from './front/cover.js';
import { titlePageItems } from './front/title-page.js';
import type { SetDivision } from './groups.js';
import { finishPage, leftOf } from './heads-and-folios.js';
import { listedIn } from './listed.js';
import { mastheadBlock, signatureBlock, tailLines } from './masthead.js';
import {
  isAttachment,
  officialDivisions,
  officialOf,
  officialSetting,
  placedOfficial,
  withFoot,
} from './official/index.js';
import { pageProof, proofDiagnostics } from './proof.js';
import { type Surroundings, textPages } from './text-pages.js';

export interface BookPages {
  readonly pages: readonly ComposedPage[];
  readonly bookmarks: readonly Bookmark[];
  readonly starts: readonly PageStart[];
  readonly proof: readonly PageProof[];
  /** What the proof reports to the editor. */
  readonly diagnostics: readonly Diagnostic[];
  readonly linesOn: (page: number) => readonly LinePlace[];
}

/** Brings cover, contents and divisions into one book: sides, folios, running heads (docs/typography.md, rules 18–20). */
export function layOutBook(chapters: readonly SetDivision[], book: BookContext): BookPages {
  const { template } = book;
  const noted = [...chapters, ...endNotes(chapters, book)];
  const given = officialOf(book);
  const official = given && placedOfficial(noted, given, book);
  const divisions = official === undefined ? noted : officialDivisions(noted, official, book);
  // If the editor wrote a colophon, no other one is printed.
  const written = chapters.some(({ division }) => division.role === 'colophon');
  const before = openingPages(book, written);
  const bookmarks = divisions.flatMap(({ flow }) => flow.bookmarks);
  const contents = setContents(listedIn(divisions, template), book);
  const runsOn = template.contents.place === 'run-on';
  const listing = runsOn ? [] : contentsPages(contents, book);

  const around = surroundings(book);
  const textWith = (folios: ReadonlyMap<string, string>) => {
    const listed =
      runsOn && contents.entries.length > 0 ? contentsBlocks(contents, folios, book) : [];
    const pages = textPages(
      divisions,
      { ...around, lead: [...around.lead, ...listed] },
      template,
      official && isAttachment,
    );
    return official === undefined ? pages : withFoot(pages, official, officialSetting(book));
  };
  const draft = textWith(new Map());
  const folios = foliosIn(draft);
  // Contents that run on take the same rows with and without folios, so that the pages stay the same.
  const text = runsOn ? textWith(folios) : draft;

  const front = frontPages(before, finishContents(listing, contents, folios, book));
  const pages = [...front, ...text, ...closingPages(book, written)].map((page, index) =>
    finishPage(page, { number: index + 1, front: front.length }, book),
  );
  const linesOn = (number: number) =>
    text[number - front.length - 1]?.lines?.(leftOf(number, template), template.page.top) ?? [];
  return { pages, bookmarks, linesOn, ...textRecord(text, front.length) };
}

/** The cover, the title page and the colophon page behind it. */
function openingPages(book: BookContext, written: boolean): readonly DraftPage[] {
  const { cover, titlePage, colophonPage } = book.template;
  const pages: DraftPage[] = cover ? [unnumbered('cover', coverItems(book))] : [];
  if (!titlePage) return pages;
  toRecto(pages);
  pages.push(unnumbered('cover', titlePageItems(book)));
  if (colophonPage === 'front' && !written)
    pages.push(unnumbered('cover', colophonPageItems(book)));
  return pages;
}

function closingPages(book: BookContext, written: boolean): readonly DraftPage[] {
  const { titlePage, colophonPage } = book.template;
  const printed = colophonPage === 'end' || (colophonPage === 'front' && !titlePage);
  return printed && !written ? [unnumbered('cover', colophonPageItems(book))] : [];
}

/** A page without head and folio. */
function unnumbered(kind: 'cover', items: readonly PlacedItem[]): DraftPage {
  return { kind, items: () => [...items] };
}

/** The pages before the text. The opening pages, the contents and the text each begin on a right-hand page. */
function frontPages(
  opening: readonly DraftPage[],
  contents: readonly DraftPage[],
): readonly DraftPage[] {
  const front = [...opening];
  if (contents.length > 0) toRecto(front);
  front.push(...contents);
  toRecto(front);
  return front;
}

function surroundings(book: BookContext): Surroundings {
  const { metadata, template } = book;
  const { masthead, tail } = officialOf(book) === undefined ? metadata : {};
  const signature = template.signature && masthead ? signatureBlock(masthead, book) : undefined;
  return {
    lead: template.masthead.show && masthead ? [mastheadBlock(masthead, book)] : [],
    trail: signature ? [signature] : [],
    foot: template.tail.show && tail ? tailLines(tail, book) : [],
  };
}

/** The beginning of each page of the text, and the proof of its lines. */
function textRecord(
  text: readonly DraftPage[],
  front: number,
): Pick<BookPages, 'starts' | 'proof' | 'diagnostics'> {
  const starts = text.flatMap(({ start }, index) =>
    start === undefined ? [] : [{ ...start, folio: String(index + 1), page: front + index + 1 }],
  );
  const proved = text.flatMap(({ flow, findings = [] }, index) =>
    flow === undefined
      ? []
      : [{ flow, page: front + index + 1, folio: String(index + 1), findings }],
  );
  const proof = proved.map((one) => pageProof(one.flow, one.page, one.folio, one.findings));
  return { starts, proof, diagnostics: proofDiagnostics(proved) };
}
