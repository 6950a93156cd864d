import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import type { EditionMetadata } from '../model/edition.js';

/** The date where nothing gives one: the first that a ZIP entry can carry. */
const UNKNOWN_DATE = '1980-01-01T00:00:00Z';

/**
 * The moment that outputs are dated with, ISO 8601 in UTC: the edition's date, else SOURCE_DATE_EPOCH,
 * else the source's date, else a fixed one; never the clock, so that a build can be repeated.
 */
export function buildDate(
  metadata: EditionMetadata,
  sourceDateEpoch: string | undefined,
): { readonly date: string; readonly diagnostics: readonly Diagnostic[] } {
  if (metadata.date !== undefined) return { date: momentOf(metadata.date), diagnostics: [] };
  if (sourceDateEpoch !== undefined && sourceDateEpoch !== '') {
    return { date: fromEpoch(sourceDateEpoch), diagnostics: [] };
  }
  if (metadata.source?.date !== undefined) {
    return { date: momentOf(metadata.source.date), diagnostics: [] };
  }
  return {
    date: UNKNOWN_DATE,
    diagnostics: [diagnose('io/no-date', {}, { date: UNKNOWN_DATE.slice(0, 10) })],
  };
}

/** Years and months alone are dates too (`2020`, `2020-09`); a date without a zone counts as UTC. */
function momentOf(date: string): string {
  const zoned = /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(date);
  const whole = date.includes('T') ? date : `${`${date}-01-01`.slice(0, 10)}T00:00:00`;
  return new Date(zoned ? whole : `${whole}Z`).toISOString().replace('.000Z', 'Z');
}

/** SOURCE_DATE_EPOCH as ISO 8601. */
export function fromEpoch(value: string): string {
  const date = new Date(Number(value) * 1000);
  if (!/^\d+$/.test(value) || Number.isNaN(date.getTime())) {
    throw new InputError([diagnose('io/bad-epoch', {}, { value })]);
  }
  return date.toISOString().replace('.000Z', 'Z');
}
