import { useEffect } from 'preact/hooks';
import type { Documents } from '../documents.js';

/** Calls `load` at first, when it is another function, and whenever the documents change otherwise than by typing. */
export function useSaved(documents: Documents, load: () => void): void {
  useEffect(() => {
    load();
    return documents.listen((event) => {
      if (event !== 'typed') load();
    });
  }, [documents, load]);
}
