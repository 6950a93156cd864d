import type { Nodes } from 'mdast';
import { InnerLinks } from '../../edition/links.js';
import type { Division } from '../../model/edition.js';
import { eachNode } from '../../model/markdown/each-node.js';
import { plainText } from '../../model/markdown/plain-text.js';
import { sha256 } from '../../model/sha256.js';
import type { NavEntry } from './book.js';

/** Names of the documents that every book has. */
const RESERVED = ['cover', 'colophon', 'toc', 'index'];

/**
 * The file of each division, by its name. The function replaces a name that some reading systems cannot read, that
 * every book has, or that differs from another by case alone.
 */
export function divisionFiles(
  divisions: readonly Division[],
  extension: 'xhtml' | 'html' = 'xhtml',
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const taken = new Set(RESERVED);
  for (const { name } of divisions) {
    const plain = /^[\w.-]+$/.test(name) && !taken.has(name.toLowerCase());
    const digest = sha256(name).slice(0, 8);
    const stem = plain ? name : `text-${digest}`;
    taken.add(stem.toLowerCase());
    files.set(name, `${stem}.${extension}`);
  }
  return files;
}

/** The deepest level of headings in XHTML. */
const DEEPEST = 6;

interface PlacedHeading {
  readonly id: string;
  /** From 1; no level is skipped on the way down. */
  readonly level: number;
  /** Empty if the heading has no text. */
  readonly title: string;
}

/** Ids and levels of headings, targets of links to them, and the contents. */
export class Headings {
  private readonly placed = new Map<Nodes, PlacedHeading>();
  private readonly links: InnerLinks;
  private readonly entries: NavEntry[] = [];

  constructor(
    divisions: readonly Division[],
    private readonly files: ReadonlyMap<string, string>,
  ) {
    this.links = new InnerLinks(divisions);
    for (const division of divisions) this.add(division);
  }

  /** The contents, as deep as the headings. */
  get contents(): readonly NavEntry[] {
    return this.entries;
  }

  of(node: Nodes): PlacedHeading | undefined {
    return this.placed.get(node);
  }

  /** The target of a link in `division`: `#heading`, `02-shanghai.md` or `02-shanghai.md#heading`; undefined where there is none. */
  linkTo(url: string, division: Division): string | undefined {
    const target = this.links.find(url, division);
    if (target === undefined) return undefined;
    const file = this.files.get(target.division.name);
    const { heading, figure } = target;
    const id = figure?.data?.id ?? (heading && this.placed.get(heading)?.id);
    return id === undefined ? file : `${file}#${id}`;
  }

  private add(division: Division): void {
    const file = this.files.get(division.name) as string;
    const open: { depth: number; entries: NavEntry[] }[] = [];
    let first = true;
    let count = 0;
    let below = 0;
    const levels: number[] = [];
    eachNode(division.tree, (node) => {
      if (node.type !== 'heading') return;
      count++;
      while ((levels.at(-1) ?? 0) >= node.depth) levels.pop();
      levels.push(node.depth);
      // All other headings of a division are below its first heading, whatever their level.
      const level = Math.min(node.depth === 1 ? 1 : Math.max(2, levels.length), below + 1, DEEPEST);
      below = level;
      const title = plainText(node).replace(/\s+/gu, ' ').trim();
      const id = `heading-${count}`;
      this.placed.set(node, { id, level, title });
      const href = `${file}#${id}`;
      if (title === '') return;
      const children: NavEntry[] = [];
      const opens = first && node.depth === 1;
      const entry = {
        title: opens ? division.heading : title,
        href: opens ? file : href,
        children,
      };
      if (opens) first = false;
      while ((open.at(-1)?.depth ?? 0) >= level) open.pop();
      (open.at(-1)?.entries ?? this.entries).push(entry);
      open.push({ depth: level, entries: children });
    });
    // A division whose heading is only a picture is in the contents too.
    if (first) this.entries.push({ title: division.name, href: file, children: [] });
  }
}
