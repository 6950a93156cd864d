import type { Heading } from 'mdast';
import { visit } from 'unist-util-visit';
import { plainText } from '../kernel/markdown/plain-text.js';
import type { Division } from './edition.js';

/** A link that leads out of the book, encoded; undefined where it leads nowhere. */
export function externalLink(url: string): string | undefined {
  if (!/^(?:https?:\/\/[^\s/]|mailto:|tel:)/i.test(url)) return undefined;
  return URL.canParse(url) ? encodeURI(decodeSafely(url)) : undefined;
}

/** Where a link inside the book leads: to a heading, or to the beginning of a division. */
export interface InnerTarget {
  readonly division: Division;
  readonly heading?: Heading;
}

/** Where links inside an edition lead. */
export class InnerLinks {
  private readonly divisions: ReadonlyMap<string, Division>;
  /** By `slug`, and by `division#slug`: the first of a name counts. */
  private readonly headings = new Map<string, InnerTarget>();

  constructor(divisions: readonly Division[]) {
    this.divisions = new Map(divisions.map((division) => [division.name, division]));
    for (const division of divisions) this.add(division);
  }

  /** Where `#heading`, `02-shanghai.md` and `02-shanghai.md#heading` lead from `division`. */
  find(url: string, division: Division): InnerTarget | undefined {
    const [path = '', fragment = ''] = decodeSafely(url).split('#', 2);
    const name = path.replace(/^\.\//, '').replace(/\.(?:md|markdown)$/i, '');
    const named = path === '' ? undefined : this.divisions.get(name);
    if (path !== '' && named === undefined) return undefined;
    if (fragment === '') return named && { division: named };
    const slug = slugOf(fragment);
    return (
      this.headings.get(`${(named ?? division).name}#${slug}`) ??
      (named === undefined ? this.headings.get(slug) : undefined)
    );
  }

  private add(division: Division): void {
    const times = new Map<string, number>();
    visit(division.tree, 'heading', (heading) => {
      const text = plainText(heading);
      const bare = slugOf(withoutMarks(text));
      const count = times.get(bare) ?? 0;
      times.set(bare, count + 1);
      // As it is written, and as editors and forges write it: without marks, a repeated one numbered.
      const slugs = [slugOf(text), count === 0 ? bare : `${bare}-${count}`];
      for (const slug of slugs) {
        for (const key of [slug, `${division.name}#${slug}`]) {
          if (!this.headings.has(key)) this.headings.set(key, { division, heading });
        }
      }
    });
  }
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
