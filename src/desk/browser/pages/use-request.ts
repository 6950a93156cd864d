import { useCallback, useEffect, useRef } from 'preact/hooks';
import { noteFault } from '../notes.js';
import { Unreachable } from '../server.js';

/** The pause before a request is sent again after a failure, ms. */
const PAUSE = 3000;

/** A request that is sent again whenever something changed, one at a time. */
export interface RepeatedRequest {
  /** Sends the request, or has the one under way sent again. */
  readonly refresh: () => Promise<void>;
  /** Has the request under way sent again; false where none is under way. */
  readonly repeat: () => boolean;
}

/** Sends `ask` again if something changed while it was under way, and after a pause if no server is reached. */
export function useRequest(ask: () => Promise<void>): RepeatedRequest {
  const running = useRef(false);
  const again = useRef(false);
  const timer = useRef(0);
  const isFailing = useRef(false);
  const isOpen = useRef(true);
  const refresh = useCallback(async () => {
    again.current = true;
    clearTimeout(timer.current);
    if (running.current) return;
    running.current = true;
    try {
      while (again.current) {
        again.current = false;
        await ask();
        isFailing.current = false;
      }
    } catch (error) {
      if (!isFailing.current) noteFault(error);
      isFailing.current = true;
      if (error instanceof Unreachable && isOpen.current)
        timer.current = window.setTimeout(refresh, PAUSE);
    } finally {
      running.current = false;
    }
  }, [ask]);
  const repeat = useCallback(() => {
    if (running.current) again.current = true;
    return running.current;
  }, []);
  useEffect(
    () => () => {
      isOpen.current = false;
      clearTimeout(timer.current);
    },
    [],
  );
  return { refresh, repeat };
}
