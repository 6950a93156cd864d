import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LineVerdict } from '../../../app/review/decide-lines.js';
import type { DeskReview } from '../../api.js';
import type { Documents } from '../documents.js';
import { noteFault } from '../notes.js';
import { call } from '../server.js';

/** The review as this window has it; what is decided shows at once, and is asked of the server in order. */
export interface ReviewState {
  readonly review: DeskReview | undefined;
  readonly decide: (verdicts: readonly LineVerdict[]) => void;
  readonly undo: (step: number, undone: boolean) => void;
  /** How many were changed and skipped by the last decision about many. */
  readonly report: { readonly changed: number; readonly skipped: number } | undefined;
}

export function useReview(id: string, documents: Documents): ReviewState {
  const [review, setReview] = useState<DeskReview>();
  const [report, setReport] = useState<ReviewState['report']>();
  const queue = useRef(Promise.resolve());
  const waiting = useRef(0);
  const load = useCallback(async () => {
    try {
      setReview(await call('review', { id }));
    } catch (error) {
      noteFault(error);
    }
  }, [id]);
  useEffect(() => {
    load();
  }, [load]);
  const run = useCallback(
    (body: () => Promise<DeskReview>) => {
      waiting.current++;
      queue.current = queue.current.then(async () => {
        try {
          const next = await body();
          waiting.current--;
          // What was decided after this one already shows.
          if (waiting.current === 0) setReview(next);
          await documents.load();
        } catch (error) {
          waiting.current--;
          noteFault(error);
          await load();
        }
      });
    },
    [documents, load],
  );
  const decide = useCallback(
    (verdicts: readonly LineVerdict[]) => {
      setReview((before) => before && withVerdicts(before, verdicts));
      run(async () => {
        const { review: next, changed, skipped } = await call('decide', { id, verdicts });
        setReport(verdicts.length > 1 ? { changed, skipped } : undefined);
        return next;
      });
    },
    [id, run],
  );
  const undo = useCallback(
    (step: number, undone: boolean) => {
      run(async () => (await call('undo', { id, step, undone })).review);
    },
    [id, run],
  );
  return { review, decide, undo, report };
}

/** The review with verdicts that are not the server's yet. */
function withVerdicts(review: DeskReview, verdicts: readonly LineVerdict[]): DeskReview {
  const given = new Map(
    verdicts.map(({ source, line, rule, verdict }) => [`${source}:${line}:${rule}`, verdict]),
  );
  return {
    ...review,
    cards: review.cards.map((card) => {
      const verdict = given.get(card.key);
      return verdict === undefined ? card : { ...card, verdict };
    }),
  };
}
