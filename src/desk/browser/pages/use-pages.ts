import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FilePlace, LivePage, LivePlace, PagePicture, Pages } from '../../api.js';
import type { Documents } from '../documents.js';
import { call } from '../server.js';
import { type RepeatedRequest, useRequest } from './use-request.js';

/** A cursor that moves on within this time is not looked for on the pages, ms. */
const REST = 60;

export type BookState = Omit<Pages, 'shown' | 'caret' | 'picture'>;

/** The book as its pages are known in this window. */
export interface BookView {
  readonly state: BookState | undefined;
  readonly pages: ReadonlyMap<number, LivePage>;
  /** Where the cursor stands on the pages. */
  readonly caret: LivePlace | undefined;
  /** The page of the cursor, which came with the last answer. */
  readonly picture: PagePicture | undefined;
  /** Asks for the pages `from` to `to`, `pixels` wide, which are kept up to date from then on. */
  readonly show: (from: number, to: number, pixels: number) => void;
  /** Asks again because the book changed. */
  readonly refresh: () => void;
}

interface Looking {
  readonly template?: string | undefined;
  /** Another size of the pages that is tried. */
  readonly size?: string | undefined;
  /** The place in the text that the pages follow. */
  readonly cursor?: FilePlace | undefined;
}

/**
 * The pages of an edition, composed again with every change of its texts, before they are saved; one request at a time.
 * The answer has the page of the cursor drawn.
 */
export function usePages(
  id: string,
  documents: Documents,
  { template, size, cursor }: Looking,
): BookView {
  const [state, setState] = useState<BookState>();
  const [pages, setPages] = useState<ReadonlyMap<number, LivePage>>(new Map());
  const [caret, setCaret] = useState<LivePlace>();
  const [picture, setPicture] = useState<PagePicture>();
  const wanted = useRef({ from: 1, to: 4, pixels: 0 });
  const looking = useRef<Looking>({ template, size, cursor });
  looking.current = { template, size, cursor };
  /** The key of the cursor's page, and how wide it was drawn. */
  const known = useRef<PagePicture>();
  /** The texts that the last request had composed before they were saved. */
  const sent = useRef<ReadonlyMap<string, string>>(new Map());
  const ask = useCallback(async () => {
    const { pixels } = wanted.current;
    const typed = documents.unsaved.map(({ path, text }) => ({ path, text }));
    sent.current = new Map(typed.map(({ path, text }) => [path, text]));
    const { shown, caret, picture, ...next } = await call('pages', {
      id,
      from: wanted.current.from,
      to: wanted.current.to,
      ...looking.current,
      ...(typed.length > 0 && { typed }),
      ...(pixels > 0 && { pixels }),
      ...(known.current?.pixels === pixels && { known: known.current.key }),
    });
    setState(next);
    setPages((before) => withShown(before, shown, next));
    if (looking.current.cursor !== undefined) setCaret(caret ?? undefined);
    if (picture !== null) {
      known.current = picture;
      setPicture(picture);
    }
  }, [id, documents]);
  const request = useRequest(ask);
  const { refresh } = request;
  const show = useCallback(
    (from: number, to: number, pixels: number) => {
      const before = wanted.current;
      if (before.from === from && before.to === to && before.pixels === pixels) return;
      wanted.current = { from, to, pixels };
      refresh();
    },
    [refresh],
  );
  useEffect(() => {
    refresh();
    return documents.listen((event) => {
      // The text that was composed while it was typed is now the same in its file.
      const isComposed =
        event === 'saved' &&
        documents.isSaved &&
        sent.current.size > 0 &&
        [...sent.current].every(([path, text]) => documents.get(path)?.text === text);
      if (!isComposed) refresh();
    });
  }, [documents, refresh]);
  useEffect(() => {
    refresh();
  }, [template, size]);
  useCaret(id, cursor, { request, isFirst: state === undefined, onCaret: setCaret });
  return { state, pages, caret, picture, show, refresh };
}

/** The known pages that still stand in the book, and those of an answer. */
function withShown(
  before: ReadonlyMap<number, LivePage>,
  shown: readonly LivePage[],
  { pages, revision }: BookState,
): ReadonlyMap<number, LivePage> {
  const kept = [...before].filter(
    ([number, page]) => number <= pages && page.revision === revision,
  );
  return new Map([...kept, ...shown.map((page) => [page.number, page] as const)]);
}

interface CaretOptions {
  readonly request: RepeatedRequest;
  /** No pages are known yet. */
  readonly isFirst: boolean;
  readonly onCaret: (place: LivePlace | undefined) => void;
}

/** Looks for the cursor on the pages once it rests; a request under way brings its place as well. */
function useCaret(
  id: string,
  cursor: FilePlace | undefined,
  { request, isFirst, onCaret }: CaretOptions,
): void {
  const latest = useRef(cursor);
  latest.current = cursor;
  useEffect(() => {
    if (cursor === undefined) return;
    const resting = setTimeout(() => {
      if (request.repeat()) return;
      call('locate', { id, ...cursor }).then(
        (place) => {
          const { file, offset } = latest.current ?? {};
          if (file === cursor.file && offset === cursor.offset) onCaret(place ?? undefined);
        },
        () => {},
      );
    }, REST);
    return () => clearTimeout(resting);
  }, [id, cursor?.file, cursor?.offset, isFirst]);
}
