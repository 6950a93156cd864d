import type { Heading } from 'mdast';
import { externalLink, InnerLinks } from '../edition/links.js';
import type { Division } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';
import { plainText } from '../model/markdown/plain-text.js';

/** The places of a book's headings by name, and where its links lead. */
export class Destinations {
  private readonly names = new Map<Heading, string>();
  /** Of each division, its first heading that is printed. */
  private readonly tops = new Map<Division, string>();
  private readonly links: InnerLinks;

  constructor(divisions: readonly Division[]) {
    this.links = new InnerLinks(divisions);
    for (const division of divisions) {
      eachNode(division.tree, (heading) => {
        if (heading.type !== 'heading' || plainText(heading).trim() === '') return;
        const name = `${division.name}-${this.names.size}`;
        this.names.set(heading, name);
        if (!this.tops.has(division)) this.tops.set(division, name);
      });
    }
  }

  /** The name of the division's first heading that is printed: the numbers of its other headings follow from it. */
  first(division: Division): string | undefined {
    return this.tops.get(division);
  }

  /** Where the links of the division lead, in order. */
  linksOf(division: Division): readonly (string | undefined)[] {
    const targets: (string | undefined)[] = [];
    eachNode(division.tree, (node) => {
      if (node.type === 'link') targets.push(this.link(node.url, division));
    });
    return targets;
  }

  /** What names a heading's place; undefined where it has no text. */
  of(heading: Heading): string | undefined {
    return this.names.get(heading);
  }

  /** An address, or `#destination` in the book; undefined where a link leads nowhere. */
  link(url: string, from: Division): string | undefined {
    const target = this.links.find(url, from);
    if (target === undefined) return externalLink(url);
    const { division, heading } = target;
    const name = (heading && this.names.get(heading)) ?? this.tops.get(division);
    return name && `#${name}`;
  }
}
