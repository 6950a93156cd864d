import { objectId } from './layout.js';

/** A picture of an edition's cover, by its path from the catalogue's folder. */
export interface CatalogImage {
  readonly href: string;
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

/** A file that a reader can take. */
export interface CatalogFile {
  readonly href: string;
  /** `epub`, `pdf` … as the shelf names it. */
  readonly format: string;
  readonly type: string;
  readonly bytes: number;
  readonly pages?: number;
}

/** An edition as catalogues describe it. */
export interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO 8601, as edition.yaml has it: perhaps a year alone. */
  readonly date?: string;
  /** RFC 3339: what its files are dated with. */
  readonly updated: string;
  readonly publisher?: string;
  readonly creators: readonly { readonly name: string; readonly role?: string }[];
  readonly identifier?: string;
  readonly rights?: string;
  readonly description?: string;
  readonly files: readonly CatalogFile[];
  readonly cover?: CatalogImage;
  readonly thumbnail?: CatalogImage;
}

export interface Catalog {
  readonly title: string;
  /** The language of the catalogue's words, BCP 47. */
  readonly language: 'zh' | 'en';
  /** The newest first. */
  readonly entries: readonly CatalogEntry[];
}

/** Of an empty catalogue: the first moment that a ZIP entry can carry, as of editions without a date. */
const NEVER = '1980-01-01T00:00:00Z';

/** The newest of the entries' dates: a catalogue is as new as what is in it. */
export function updatedOf({ entries }: Catalog): string {
  return [NEVER, ...entries.map(({ updated }) => updated)].sort().at(-1) as string;
}

/** The URI that names an edition for ever, whatever changes in its text. */
export function entryId({ id }: CatalogEntry): string {
  return objectId(id);
}

/** A path from the catalogue's folder as a relative URL. */
export function hrefOf(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}
