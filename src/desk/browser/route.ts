import { useEffect, useState } from 'preact/hooks';

export const VIEWS = ['review', 'edit', 'finish'] as const;
export type View = (typeof VIEWS)[number];

/** The place of the window: the start with the shelf, or an edition in one of its views. */
export interface Route {
  readonly id?: string;
  readonly view: View;
}

export function routeOf(hash: string): Route {
  const [, id = '', view = ''] = hash.replace(/^#/, '').split('/');
  const known = VIEWS.find((one) => one === view) ?? 'edit';
  return id === '' ? { view: known } : { id: decodeURIComponent(id), view: known };
}

export function hashOf({ id, view }: Route): string {
  return id === undefined ? '#/' : `#/${encodeURIComponent(id)}/${view}`;
}

export function go(place: Route): void {
  location.hash = hashOf(place);
}

export function usePlace(): Route {
  const [place, setPlace] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const moved = () => setPlace(routeOf(location.hash));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return place;
}
