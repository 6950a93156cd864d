import { useEffect } from 'preact/hooks';
import type { DeskEvent } from '../api.js';

/** Events of the disk, for the views that show it. */
const changes = new EventTarget();

/** Passes a change of files on to the views. */
export function reportChange(event: DeskEvent): void {
  changes.dispatchEvent(new CustomEvent('change', { detail: event }));
}

/** Makes the views load their data again: the server's events are back. */
export function reportLink(): void {
  changes.dispatchEvent(new Event('link'));
}

/** Calls a listener when files of an edition change; of all editions where the id is undefined. */
export function useChanges(id: string | undefined, onChange: (files: DeskEvent['files']) => void) {
  useEffect(() => {
    const heard = (event: Event) => {
      const { detail } = event as CustomEvent<DeskEvent>;
      if (id === undefined || detail.id === id) onChange(detail.files);
    };
    changes.addEventListener('change', heard);
    return () => changes.removeEventListener('change', heard);
  }, [id, onChange]);
}

/** Calls a listener when the server's events are back: changes before that were not reported. */
export function useLink(onLink: () => void) {
  useEffect(() => {
    changes.addEventListener('link', onLink);
    return () => changes.removeEventListener('link', onLink);
  }, [onLink]);
}
