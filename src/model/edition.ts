import type { Root } from 'mdast';
import type { DivisionData, EditionData } from './edition-schema.js';
import type { DeepReadonly } from './readonly.js';

/** edition.yaml, checked (docs/edition-format.md). `date` is ISO 8601, `language` BCP 47. */
export type EditionMetadata = DeepReadonly<Omit<EditionData, 'id'> & { id: string }>;

export type DivisionRole = DivisionData['role'];
export type Creator = EditionMetadata['creators'][number];
export type Masthead = NonNullable<EditionMetadata['masthead']>;
export type Official = NonNullable<EditionMetadata['official']>;
export type Tail = NonNullable<EditionMetadata['tail']>;

/** One Markdown file: front matter, one H1, and its tree with positions kept. */
export interface Division {
  /** Path as the editor knows it, for diagnostics: `content/id/01-beijing.md`. */
  readonly file: string;
  /** `01-beijing`: names the division in outputs. */
  readonly name: string;
  readonly role: DivisionRole;
  readonly label?: string;
  readonly region?: string;
  /** The H1's text: `北京：抓牢疫情防控　深化改革创新`. */
  readonly heading: string;
  /** Whole tree with positions in `file`; front matter node removed, H1 still its first child. */
  readonly tree: Root;
}

/** The source of every output; it holds no page sizes and no origin of the text. */
export interface Edition {
  readonly metadata: EditionMetadata;
  readonly divisions: readonly Division[];
  /** The images that the text names, by the path as the text writes it. The stage `edition` has read them. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

/** The roles of people whom the colophon names and the cover does not: correspondents, photographers, proofreaders. */
const BEHIND_THE_COVER = new Set(['ctb', 'pht', 'ill', 'pfr']);

/** The creators whose names stand on the cover. */
export function coverCreators(creators: EditionMetadata['creators']): EditionMetadata['creators'] {
  return creators.filter(({ role }) => role === undefined || !BEHIND_THE_COVER.has(role));
}

/** A division that is nothing but its heading opens a part. */
export function isPart({ tree }: Division): boolean {
  return tree.children.length === 1 && tree.children[0]?.type === 'heading';
}

/** 第一辑　调查, 上编, 卷二, Part II */
const PART_NAME =
  /^(?:第[〇零一二三四五六七八九十百\d]{1,5}(?:部分|部份|单元|單元|[辑輯编編卷部篇])|[上中下甲乙丙丁戊己][辑輯编編卷部篇]|[辑輯编編卷][一二三四五六七八九十]{1,3}|Part\s[\dIVX]{1,5})(?![\p{Script=Han}\w])/iu;

/** A part whose heading says so. */
export function isNamedPart(division: Division): boolean {
  return isPart(division) && PART_NAME.test(division.heading.trim());
}
