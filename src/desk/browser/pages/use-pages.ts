import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LivePage, Pages } from '../../api.js';
import type { Documents } from '../documents.js';
import { noteFault } from '../notes.js';
import { call, Unreachable } from '../server.js';

/** Pages that could not be asked for are asked for again after this pause, ms. */
const PAUSE = 3000;

/** The book as its pages are known in this window. */
export interface BookView {
  readonly state: Omit<Pages, 'shown'> | undefined;
  readonly pages: ReadonlyMap<number, LivePage>;
  /** Asks for the pages `from` to `to`, which are kept up to date from then on. */
  readonly show: (from: number, to: number) => void;
  /** Asks again: something of the book changed. */
  readonly refresh: () => void;
}

/** The pages of an edition, composed again whenever its texts are saved; one request at a time. */
export function usePages(id: string, documents: Documents, template: string | undefined): BookView {
  const [state, setState] = useState<Omit<Pages, 'shown'>>();
  const [pages, setPages] = useState<ReadonlyMap<number, LivePage>>(new Map());
  const wanted = useRef({ from: 1, to: 4 });
  const running = useRef(false);
  const again = useRef(false);
  const timer = useRef(0);
  const isFailing = useRef(false);
  const isOpen = useRef(true);
  const chosen = useRef(template);
  chosen.current = template;
  const refresh = useCallback(async () => {
    again.current = true;
    clearTimeout(timer.current);
    if (running.current) return;
    running.current = true;
    try {
      while (again.current) {
        again.current = false;
        const { from, to } = wanted.current;
        const asked = { id, from, to };
        const template = chosen.current;
        const { shown, ...next } = await call(
          'pages',
          template === undefined ? asked : { ...asked, template },
        );
        isFailing.current = false;
        setState(next);
        setPages((before) => {
          const kept = [...before].filter(
            ([number, page]) => number <= next.pages && page.revision === next.revision,
          );
          return new Map([...kept, ...shown.map((page) => [page.number, page] as const)]);
        });
      }
    } catch (error) {
      if (!isFailing.current) noteFault(error);
      isFailing.current = true;
      if (error instanceof Unreachable && isOpen.current)
        timer.current = window.setTimeout(refresh, PAUSE);
    } finally {
      running.current = false;
    }
  }, [id]);
  useEffect(
    () => () => {
      isOpen.current = false;
      clearTimeout(timer.current);
    },
    [],
  );
  const show = useCallback(
    (from: number, to: number) => {
      const before = wanted.current;
      if (before.from === from && before.to === to) return;
      wanted.current = { from, to };
      refresh();
    },
    [refresh],
  );
  useEffect(() => {
    refresh();
    return documents.listen((event) => {
      if (event !== 'typed') refresh();
    });
  }, [documents, refresh]);
  useEffect(() => {
    refresh();
  }, [template]);
  return { state, pages, show, refresh };
}
