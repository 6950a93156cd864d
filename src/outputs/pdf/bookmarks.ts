import type { Bookmark } from '../../model/composition.js';
export interface NestedBookmark {
  readonly bookmark: Bookmark;
  /** The destination of the bookmark that it stands under. */
  readonly parent: string | undefined;
}

/** Each bookmark, by its destination, under the nearest one before it of a lower level. */
export function nestedBookmarks(
  bookmarks: readonly Bookmark[],
): ReadonlyMap<string, NestedBookmark> {
  const open: Bookmark[] = [];
  const nested = new Map<string, NestedBookmark>();
  for (const bookmark of bookmarks) {
    while ((open.at(-1)?.level ?? 0) >= bookmark.level) open.pop();
    nested.set(bookmark.destination, { bookmark, parent: open.at(-1)?.destination });
    open.push(bookmark);
  }
  return nested;
}
