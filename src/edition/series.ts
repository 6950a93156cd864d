import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { EditionMetadata } from '../model/edition.js';
import type { PlaceOf } from './briefing.js';
import { readIssue } from './issue-number.js';

/** Another edition beside this one. */
export interface Neighbour {
  readonly id: string;
  readonly metadata: EditionMetadata;
}

/** Whether the two are numbered together: briefings of one name, official documents of one organ and form. */
export function isSameSeries(one: EditionMetadata, other: EditionMetadata): boolean {
  const [name, otherName] = [one.masthead?.name, other.masthead?.name];
  if (name !== undefined || otherName !== undefined) return name === otherName;
  const [number, otherNumber] = [one, other].map((each) => each.official?.number);
  if (number === undefined || otherNumber === undefined) return false;
  return readIssue(number)?.before === readIssue(otherNumber)?.before;
}

/**
 * Compares the number of an edition with its neighbours' numbers. The faults: a number that two have, a number that is left out
 * before this one, a number that is lower than that of an earlier edition. Extra issues (增刊) stand outside.
 */
export function seriesFaults(
  metadata: EditionMetadata,
  neighbours: readonly Neighbour[],
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const series = neighbours.filter((one) => isSameSeries(metadata, one.metadata));
  if (series.length === 0) return [];
  if (metadata.masthead === undefined)
    return numberFaults(metadata, series, officialNumber, placeOf);
  return [
    ...numberFaults(metadata, series, issueOfYear, placeOf),
    ...numberFaults(metadata, series, totalIssue, placeOf),
  ];
}

/** The count of a series: the text with the number, the place where it is written, and the period in which it counts. */
interface Count {
  readonly text: string;
  readonly path: readonly string[];
  /** Numbers of one period are counted together. */
  readonly period: string;
  /** Whether a number that is left out is a fault. */
  readonly gapless: boolean;
}

type CountOf = (metadata: EditionMetadata) => Count | undefined;

/** Issues of one year; where nothing else counts them, through all years. */
const issueOfYear: CountOf = (metadata) => {
  const { masthead } = metadata;
  if (masthead?.issue === undefined) return undefined;
  const year = readIssue(masthead.issue)?.year ?? yearOf(metadata) ?? '';
  const yearly = masthead.totalIssue !== undefined || readIssue(masthead.issue)?.year !== undefined;
  return {
    text: masthead.issue,
    path: ['masthead', 'issue'],
    period: yearly ? year : '',
    gapless: true,
  };
};

const totalIssue: CountOf = ({ masthead }) =>
  masthead?.totalIssue === undefined
    ? undefined
    : { text: masthead.totalIssue, path: ['masthead', 'totalIssue'], period: '', gapless: true };

/** A document number is the organ's: others of the year lie elsewhere. */
const officialNumber: CountOf = ({ official }) =>
  official?.number === undefined
    ? undefined
    : {
        text: official.number,
        path: ['official', 'number'],
        period: readIssue(official.number)?.year ?? '',
        gapless: false,
      };

function yearOf({ masthead, date }: EditionMetadata): string | undefined {
  return (masthead?.date ?? date)?.slice(0, 4);
}

function numberFaults(
  metadata: EditionMetadata,
  series: readonly Neighbour[],
  countOf: CountOf,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const count = countOf(metadata);
  const issue = count === undefined ? undefined : readIssue(count.text);
  if (count === undefined || issue === undefined || issue.extra) return [];
  const place = placeOf(count.path);
  const others = series.flatMap((one) => {
    const other = countOf(one.metadata);
    const read = other === undefined ? undefined : readIssue(other.text);
    return other === undefined || read === undefined || read.extra || other.period !== count.period
      ? []
      : [{ id: one.id, number: read.number, date: issueDay(one.metadata) }];
  });
  const twin = others.find(({ number }) => number === issue.number);
  if (twin !== undefined)
    return [diagnose('edition/issue-repeated', place, { issue: count.text, id: twin.id })];
  const date = issueDay(metadata);
  const later = others.find((one) => one.number > issue.number && one.date < date && date !== '');
  if (later !== undefined)
    return [diagnose('edition/issue-order', place, { issue: count.text, id: later.id })];
  const before = others.filter(({ number }) => number < issue.number);
  const highest = Math.max(...before.map(({ number }) => number));
  if (!count.gapless || before.length === 0 || highest === issue.number - 1) return [];
  const values = { issue: count.text, last: highest };
  return [diagnose('edition/issue-gap', place, values)];
}

/** Days alone can be compared. */
function issueDay(metadata: EditionMetadata): string {
  return issueDate(metadata).slice(0, 10);
}

/** The date of an issue: the masthead's or the document's, else the edition's. */
export function issueDate({ masthead, official, date }: EditionMetadata): string {
  return masthead?.date ?? official?.date ?? date ?? '';
}
