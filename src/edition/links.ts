import type { Heading, Image } from 'mdast';
import type { Division } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';
import { plainText } from '../model/markdown/plain-text.js';

/** A link that leads out of the book, encoded; undefined where it leads nowhere. */
export function externalLink(url: string): string | undefined {
  if (!/^(?:https?:\/\/[^\s/]|mailto:|tel:)/i.test(url)) return undefined;
  return URL.canParse(url) ? encodeURI(decodeSafely(url)) : undefined;
}

/** Where a link inside the book leads: to a heading, to a numbered picture, or to the beginning of a division. */
export interface InnerTarget {
  readonly division: Division;
  readonly heading?: Heading;
  /** A numbered picture. */
  readonly figure?: Image;
}

/** Where links inside an edition lead. */
export class InnerLinks {
  private index: LinkIndex | undefined;

  constructor(private readonly divisions: readonly Division[]) {}

  /** Where `#heading`, `02-shanghai.md` and `02-shanghai.md#heading` lead from `division`. */
  find(url: string, division: Division): InnerTarget | undefined {
    // Most editions have no links: the first link builds the index.
    this.index ??= linkIndex(this.divisions);
    const { headings, divisions } = this.index;
    const [path = '', fragment = ''] = decodeSafely(url).split('#', 2);
    const name = path.replace(/^\.\//, '').replace(/\.(?:md|markdown)$/i, '');
    const named = path === '' ? undefined : divisions.get(name);
    if (path !== '' && named === undefined) return undefined;
    if (fragment === '') return named && { division: named };
    const slug = slugOf(fragment);
    return (
      headings.get(`${(named ?? division).name}#${slug}`) ??
      (named === undefined ? headings.get(slug) : undefined)
    );
  }
}

interface LinkIndex {
  /** By name. */
  readonly divisions: ReadonlyMap<string, Division>;
  /** By `slug`, and by `division#slug`: the first of a name counts. */
  readonly headings: ReadonlyMap<string, InnerTarget>;
}

function linkIndex(divisions: readonly Division[]): LinkIndex {
  const headings = new Map<string, InnerTarget>();
  for (const division of divisions) {
    const times = new Map<string, number>();
    eachNode(division.tree, (heading) => {
      if (heading.type === 'image') {
        const { id, number } = heading.data ?? {};
        const key = slugOf(id ?? '');
        if (number !== undefined && !headings.has(key))
          headings.set(key, { division, figure: heading });
      }
      if (heading.type !== 'heading') return;
      const text = plainText(heading);
      const bare = slugOf(withoutMarks(text));
      const count = times.get(bare) ?? 0;
      times.set(bare, count + 1);
      // As it is written, and as editors and forges write it: without marks, a repeated one numbered.
      const slugs = [slugOf(text), count === 0 ? bare : `${bare}-${count}`];
      for (const slug of slugs) {
        for (const key of [slug, `${division.name}#${slug}`]) {
          if (!headings.has(key)) headings.set(key, { division, heading });
        }
      }
    });
  }
  return { divisions: new Map(divisions.map((division) => [division.name, division])), headings };
}

export function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s\u3000]+/gu, '-');
}

function withoutMarks(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '');
}
