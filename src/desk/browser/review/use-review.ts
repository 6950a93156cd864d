import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useChanges, useLink } from '../disk-changes.js';
import type { ReviewSteps } from './review-steps.js';

/** For this long after a step the events of the disk are taken for its own, ms: the review is read when they are over. */
const ECHO = 1000;
/** The files of one change come together, ms. */
const SETTLE = 50;

/** Draws the view again when its review changes, in this window, in another one or on the disk. */
export function useReview(id: string, steps: ReviewSteps): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    const end = steps.listen(() => redraw((n) => n + 1));
    steps.read();
    return end;
  }, [steps]);
  const timer = useRef(0);
  const changed = useCallback(() => {
    clearTimeout(timer.current);
    const echo = steps.answered + ECHO - performance.now();
    timer.current = window.setTimeout(steps.read, Math.max(SETTLE, echo));
  }, [steps]);
  useEffect(() => () => clearTimeout(timer.current), [steps]);
  useChanges(id, changed);
  useLink(steps.read);
}
