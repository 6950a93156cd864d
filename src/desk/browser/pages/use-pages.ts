import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FilePlace, LivePage, LivePlace, PagePicture, Pages } from '../../api.js';
import type { Documents } from '../documents.js';
import { noteFault } from '../notes.js';
import { call, Unreachable } from '../server.js';

/** The pause before pages are asked for again after a failure, ms. */
const PAUSE = 3000;
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
  const running = useRef(false);
  const again = useRef(false);
  const timer = useRef(0);
  const isFailing = useRef(false);
  const isOpen = useRef(true);
  const looking = useRef<Looking>({ template, size, cursor });
  looking.current = { template, size, cursor };
  /** The key of the cursor's page, and how wide it was drawn. */
  const known = useRef<PagePicture>();
  /** The texts that the last request had composed before they were saved. */
  const sent = useRef<ReadonlyMap<string, string>>(new Map());
  const refresh = useCallback(async () => {
    again.current = true;
    clearTimeout(timer.current);
    if (running.current) return;
    running.current = true;
    try {
      while (again.current) {
        again.current = false;
        const { from, to, pixels } = wanted.current;
        const typed = documents.unsaved.map(({ path, text }) => ({ path, text }));
        sent.current = new Map(typed.map(({ path, text }) => [path, text]));
        const { shown, caret, picture, ...next } = await call('pages', {
          id,
          from,
          to,
          ...looking.current,
          ...(typed.length > 0 && { typed }),
          ...(pixels > 0 && { pixels }),
          ...(known.current?.pixels === pixels && { known: known.current.key }),
        });
        isFailing.current = false;
        setState(next);
        setPages((before) => {
          const kept = [...before].filter(
            ([number, page]) => number <= next.pages && page.revision === next.revision,
          );
          return new Map([...kept, ...shown.map((page) => [page.number, page] as const)]);
        });
        if (looking.current.cursor !== undefined) setCaret(caret ?? undefined);
        if (picture !== null) {
          known.current = picture;
          setPicture(picture);
        }
      }
    } catch (error) {
      if (!isFailing.current) noteFault(error);
      isFailing.current = true;
      if (error instanceof Unreachable && isOpen.current)
        timer.current = window.setTimeout(refresh, PAUSE);
    } finally {
      running.current = false;
    }
  }, [id, documents]);
  useEffect(
    () => () => {
      isOpen.current = false;
      clearTimeout(timer.current);
    },
    [],
  );
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
  useEffect(() => {
    if (cursor === undefined) return;
    const resting = setTimeout(() => {
      if (running.current) {
        again.current = true;
        return;
      }
      call('locate', { id, ...cursor }).then(
        (place) => {
          const { file, offset } = looking.current.cursor ?? {};
          if (file === cursor.file && offset === cursor.offset) setCaret(place ?? undefined);
        },
        () => {},
      );
    }, REST);
    return () => clearTimeout(resting);
  }, [id, cursor?.file, cursor?.offset, state === undefined]);
  return { state, pages, caret, picture, show, refresh };
}
