import type { Bookmark } from '../../model/composition.js';
export interface NestedBookmark {
  readonly bookmark: Bookmark;
  /** The destination of the parent bookmark. */
  readonly parent: string | undefined;
}

/** The bookmarks by destination. The parent of a bookmark is the nearest one before it with a lower level. */
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
