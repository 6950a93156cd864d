import type { Heading, Image } from 'mdast';
import { externalLink, InnerLinks } from '../edition/links.js';
import type { Division } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';
import { plainText } from '../model/markdown/plain-text.js';

/** The places of a book's headings by name, and where its links lead. */
export class Destinations {
  private readonly names = new Map<Heading | Image, string>();
  /** The first printed heading of each division. */
  private readonly tops = new Map<Division, string>();
  private readonly links: InnerLinks;

  constructor(divisions: readonly Division[]) {
    this.links = new InnerLinks(divisions);
    for (const division of divisions) {
      eachNode(division.tree, (heading) => {
        if (heading.type === 'image' && heading.data?.number !== undefined)
          this.names.set(heading, `${division.name}-${this.names.size}`);
        if (heading.type !== 'heading' || plainText(heading).trim() === '') return;
        const name = `${division.name}-${this.names.size}`;
        this.names.set(heading, name);
        if (!this.tops.has(division)) this.tops.set(division, name);
      });
    }
  }

  /** The name of the first printed heading of a division. The names of its other headings follow from it. */
  first(division: Division): string | undefined {
    return this.tops.get(division);
  }

  /** What a division takes from the rest of the book: the targets and texts of its links, the numbers of its pictures. */
  takenBy(division: Division): readonly unknown[] {
    const taken: unknown[] = [];
    eachNode(division.tree, (node) => {
      if (node.type === 'link') taken.push([this.link(node.url, division), plainText(node)]);
      if (node.type === 'image') taken.push(node.data?.number);
    });
    return taken;
  }

  /** The name of the place of a heading or a numbered picture in the book; undefined for any other node. */
  of(heading: Heading | Image): string | undefined {
    return this.names.get(heading);
  }

  /** The target of a link: an address, or `#destination` for a place in the book; undefined where the link leads nowhere. */
  link(url: string, from: Division): string | undefined {
    const target = this.links.find(url, from);
    if (target === undefined) return externalLink(url);
    const { division, heading, figure } = target;
    const place = heading ?? figure;
    const name = (place && this.names.get(place)) ?? this.tops.get(division);
    return name && `#${name}`;
  }
}
