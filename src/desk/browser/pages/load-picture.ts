/**
 * The number of pictures that load at once. A browser opens six connections to a server; the others stay free for typed text, which
 * must never wait for the drawing of a page.
 */
const AT_ONCE = 2;
/** A picture that did not come is asked for again after this pause, ms; each time after twice the pause, up to the longest. */
const PAUSE = 300;
const LONGEST_PAUSE = 5000;

let loading = 0;
const waiting = new Set<() => void>();

function fill(): void {
  for (const begin of waiting) {
    if (loading >= AT_ONCE) return;
    waiting.delete(begin);
    loading++;
    begin();
  }
}

/**
 * Loads a picture, and calls `onThere` when the browser has it. After a failure `onFailed` returns whether to try again. The returned
 * function ends the loading.
 */
export function loadPicture(src: string, onThere: () => void, onFailed: () => boolean): () => void {
  const picture = new Image();
  let isLoading = false;
  let isWanted = true;
  let pause = PAUSE;
  let timer = 0;
  const release = () => {
    if (!isLoading) return;
    isLoading = false;
    loading--;
    fill();
  };
  const begin = () => {
    isLoading = true;
    picture.src = src;
  };
  const ask = () => {
    waiting.add(begin);
    fill();
  };
  picture.onload = () => {
    release();
    if (isWanted) onThere();
  };
  picture.onerror = () => {
    release();
    if (!isWanted || !onFailed()) return;
    picture.removeAttribute('src');
    timer = window.setTimeout(ask, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };
  ask();
  return () => {
    isWanted = false;
    clearTimeout(timer);
    waiting.delete(begin);
    // The connection is free again, whatever the server still does.
    if (isLoading) picture.removeAttribute('src');
    release();
  };
}
