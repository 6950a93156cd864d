import type { DeskEvent } from '../api.js';

/** A message from the window with the connection to the other windows. */
type Message =
  | { readonly kind: 'event'; readonly event: DeskEvent }
  | { readonly kind: 'link'; readonly isUp: boolean };

/** Names the lock of the window that hears the server, and the channel on which it hands on what it hears. */
const NAME = 'kanben-events';

/**
 * Receives the events of the server until the returned function is called. `onLink` is called with whether the server is reached. Only
 * one window keeps a connection and passes the events on, since a browser opens at most six connections to a server and each window
 * needs some for its texts. When that window closes, another one takes its place.
 */
export function listen(
  onEvent: (event: DeskEvent) => void,
  onLink: (isUp: boolean) => void,
): () => void {
  // A browser without locks (on a page that it considers unsafe) opens one connection for each window.
  if (navigator.locks === undefined) {
    return hear(onEvent, onLink);
  }
  const channel = new BroadcastChannel(NAME);
  const end = new AbortController();
  let isAlone = false;
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (isAlone) return;
    if (data.kind === 'event') onEvent(data.event);
    else onLink(data.isUp);
  };
  const hold = () =>
    new Promise<void>((done) => {
      isAlone = true;
      const hand = (message: Message) => channel.postMessage(message);
      const close = hear(
        (event) => {
          onEvent(event);
          hand({ kind: 'event', event });
        },
        (isUp) => {
          onLink(isUp);
          hand({ kind: 'link', isUp });
        },
      );
      end.signal.addEventListener('abort', () => {
        close();
        done();
      });
    });
  navigator.locks.request(NAME, { signal: end.signal }, hold).catch(() => {
    // The window closed before its turn came.
  });
  navigator.locks.query().then(({ held = [] }) => {
    // Another window hears already: what it hears next comes from it.
    if (!isAlone && held.some(({ name }) => name === NAME)) onLink(true);
  });
  return () => {
    end.abort();
    channel.close();
  };
}

/** A connection of this window to the server's events. */
function hear(onEvent: (event: DeskEvent) => void, onLink: (isUp: boolean) => void): () => void {
  const source = new EventSource('/events');
  source.onmessage = ({ data }) => onEvent(JSON.parse(data) as DeskEvent);
  source.onopen = () => onLink(true);
  source.onerror = () => onLink(false);
  return () => source.close();
}
