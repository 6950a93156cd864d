import type { Bookmark, ComposedPage, PageProof } from '../model/composition.js';
import type { PageStart } from '../model/page-map.js';
import type { BookContext } from './book-context.js';
import { contentsBlocks, contentsPages, finishContents, setContents } from './contents-pages.js';
import { coverItems } from './cover.js';
import { type DraftPage, foliosIn, toRecto } from './draft-page.js';
import { endNotes } from './end-notes.js';
import type { SetDivision } from './groups.js';
import { finishPage } from './heads-and-folios.js';
import { listedIn } from './listed.js';
import { mastheadBlock, signatureBlock, tailLines } from './masthead.js';
import {
  isAttachment,
  officialDivisions,
  officialOf,
  officialSetting,
  withFoot,
} from './official/index.js';
import { pageProof } from './proof.js';
import { type Surroundings, textPages } from './text-pages.js';

export interface BookPages {
  readonly pages: readonly ComposedPage[];
  readonly bookmarks: readonly Bookmark[];
  readonly starts: readonly PageStart[];
  readonly proof: readonly PageProof[];
}

/** Brings cover, contents and divisions into one book: sides, folios, running heads (docs/typography.md, rules 18–20). */
export function layOut(chapters: readonly SetDivision[], book: BookContext): BookPages {
  const { template } = book;
  const official = officialOf(book);
  const noted = [...chapters, ...endNotes(chapters, book)];
  const divisions = official === undefined ? noted : officialDivisions(noted, official, book);
  const cover = coverPages(book);
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
  // Contents that run on take the same rows with their folios as without: the pages stay.
  const text = runsOn ? textWith(folios) : draft;

  const front = frontPages(cover, finishContents(listing, contents, folios, book));
  const pages = [...front, ...text].map((page, index) =>
    finishPage(page, { number: index + 1, front: front.length }, book),
  );
  return { pages, bookmarks, ...textRecord(text, front.length) };
}

function coverPages(book: BookContext): readonly DraftPage[] {
  if (!book.template.cover) return [];
  const items = coverItems(book);
  return [{ kind: 'cover', items: () => [...items] }];
}

/** Cover and contents, each from a right-hand page on, so that the text begins on one as well. */
function frontPages(
  cover: readonly DraftPage[],
  contents: readonly DraftPage[],
): readonly DraftPage[] {
  const front = [...cover];
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

/** Where each page of the text begins, and how its lines were set. */
function textRecord(
  text: readonly DraftPage[],
  front: number,
): Pick<BookPages, 'starts' | 'proof'> {
  const starts = text.flatMap(({ start }, index) =>
    start === undefined ? [] : [{ ...start, folio: String(index + 1), page: front + index + 1 }],
  );
  const proof = text.flatMap(({ flow, findings }, index) =>
    flow === undefined ? [] : [pageProof(flow, front + index + 1, String(index + 1), findings)],
  );
  return { starts, proof };
}
