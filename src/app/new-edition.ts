import { join } from 'node:path';
import { Document } from 'yaml';
import { isEditionId } from '../edition/edition-id.js';
import { inYear, nextIssue, readIssue } from '../edition/issue-number.js';
import { issueDate } from '../edition/series.js';
import { today } from '../host/clock.js';
import { fileKind } from '../host/files.js';
import { writeAll } from '../host/write-all.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { NEW_EDITION } from '../messages/labels.js';
import type { EditionMetadata } from '../model/edition.js';
import { EditionSchema } from '../model/edition-schema.js';
import { compareUnits } from '../model/order.js';
import { readYaml } from '../model/yaml/yaml-file.js';
import { fromEpoch } from './build-date.js';
import { editionsOf, type Sibling } from './series.js';
import { type StarterKind, starterFields, starterOf } from './starters.js';

export interface NewOptions {
  /** The date of the edition, a day of ISO 8601. */
  readonly date: string;
  /** The folder of editions; `content` where absent. */
  readonly content?: string;
  /** The edition's id; `<kind>-<year>-NN` where absent. */
  readonly id?: string;
}

export interface NewEdition {
  readonly id: string;
  readonly title: string;
  /** The edition's folder. */
  readonly path: string;
  readonly files: readonly string[];
  /** The id of the edition that it follows. */
  readonly after?: string;
}

/**
 * The day of a new edition whose editor names none, ISO 8601: SOURCE_DATE_EPOCH's, else today. The day is written into
 * edition.yaml, so that a build needs no clock. Throws an InputError where the epoch is not a number of seconds.
 */
export function dayOfNew(sourceDateEpoch: string | undefined): string {
  const isSet = sourceDateEpoch !== undefined && sourceDateEpoch !== '';
  return isSet ? fromEpoch(sourceDateEpoch).slice(0, 10) : today();
}

type Fields = Partial<EditionMetadata>;

/**
 * Writes the next edition of a kind with the values of the last one that hold for every issue, and with the next numbers. Without a last one
 * the values of the kind's sample are taken. Throws an InputError, and writes nothing, if the id is taken or the date is none.
 */
export async function newEdition(kind: StarterKind, options: NewOptions): Promise<NewEdition> {
  const { content = 'content', date } = options;
  const editions = editionsOf(content);
  const year = date.slice(0, 4);
  const id = options.id ?? nextId(kind, year, editions);
  const folder = join(content, id);
  if (!isEditionId(id)) throw new InputError([diagnose('io/bad-id', {}, { id })]);
  if (fileKind(folder) !== 'none') throw new InputError([diagnose('io/exists', { file: folder })]);
  const last = lastOf(kind, editions);
  const fields = last === undefined ? firstFields(kind, year) : nextFields(last.metadata, year);
  const title = newTitle(kind, fields, last?.metadata);
  const yaml = new Document({ id, title, ...dated(fields, date) }).toString({ lineWidth: 0 });
  const files = [
    { path: '01-text.md', bytes: `# ${headingOf(kind, fields)}\n\n${NEW_EDITION.text}\n` },
    { path: 'edition.yaml', bytes: yaml },
  ];
  await writeAll(folder, files);
  return {
    id,
    title,
    path: folder,
    files: files.map(({ path }) => path),
    ...(last !== undefined && { after: last.id }),
  };
}

function kindOfEdition({ id, metadata }: Sibling): StarterKind {
  if (metadata.official !== undefined) return 'gongwen';
  if (metadata.masthead !== undefined) return 'briefing';
  return id.startsWith('book-') ? 'book' : 'digest';
}

/** The last edition of a kind: the latest by its date and, on one day, the one with the highest number. Extra issues do not count. */
function lastOf(kind: StarterKind, editions: readonly Sibling[]): Sibling | undefined {
  return editions
    .filter((one) => kindOfEdition(one) === kind && lastNumber(one)?.extra !== true)
    .sort(
      (a, b) =>
        compareUnits(issueDate(a.metadata), issueDate(b.metadata)) ||
        (lastNumber(a)?.number ?? 0) - (lastNumber(b)?.number ?? 0) ||
        compareUnits(a.id, b.id),
    )
    .at(-1);
}

function lastNumber({ metadata: { masthead, official } }: Sibling) {
  const text = masthead?.issue ?? masthead?.totalIssue ?? official?.number;
  return text === undefined ? undefined : readIssue(text);
}

/** `briefing-2026-04` behind `briefing-2026-03`. */
function nextId(kind: StarterKind, year: string, editions: readonly Sibling[]): string {
  const prefix = `${kind}-${year}-`;
  const taken = editions.flatMap(({ folder }) =>
    folder.startsWith(prefix) && /^\d{1,6}$/.test(folder.slice(prefix.length))
      ? [Number(folder.slice(prefix.length))]
      : [],
  );
  return `${prefix}${String(Math.max(0, ...taken) + 1).padStart(2, '0')}`;
}

/** The values of the last edition that hold for every issue, with the next numbers. */
function nextFields(last: Sibling['metadata'], year: string): Fields {
  const { masthead, official, tail, template, publisher, language, creators, rights } = last;
  const from = (masthead?.date ?? official?.date ?? last.date ?? year).slice(0, 4);
  return {
    language,
    ...(publisher !== undefined && { publisher }),
    ...(creators.length > 0 && masthead !== undefined && { creators: [...creators] }),
    ...(rights !== undefined && { rights }),
    ...(template !== undefined && { template }),
    ...(masthead && { masthead: nextMasthead(masthead, from, year) }),
    ...(tail && { tail }),
    ...(official && { official: nextOfficial(official, from, year) }),
  };
}

function nextMasthead(
  { copyNumber: _, ...masthead }: NonNullable<EditionMetadata['masthead']>,
  from: string,
  to: string,
): NonNullable<EditionMetadata['masthead']> {
  const { issue, totalIssue } = masthead;
  return {
    ...masthead,
    ...(issue !== undefined && {
      issue: nextIssue(issue, { from, to, yearly: totalIssue !== undefined }),
    }),
    ...(totalIssue !== undefined && { totalIssue: nextIssue(totalIssue, { from, to }) }),
  };
}

function nextOfficial(
  { form, issuers, number, seal, printedBy }: NonNullable<EditionMetadata['official']>,
  from: string,
  to: string,
): NonNullable<EditionMetadata['official']> {
  return {
    form,
    ...(issuers !== undefined && { issuers }),
    ...(number !== undefined && { number: nextIssue(number, { from, to }) }),
    seal,
    ...(printedBy !== undefined && { printedBy }),
  };
}

/** The values of the sample of a kind, with this year. */
function firstFields(kind: StarterKind, year: string): Fields {
  const { template } = starterOf(kind);
  const text = starterFields(kind);
  const given = `title: ${kind}\n${template === undefined ? '' : `template: ${template}\n`}${text}`;
  const { value } = readYaml(given, 'edition.yaml', EditionSchema);
  const { masthead, official, tail } = value ?? {};
  const {
    printedOn: _,
    recipients: __,
    signature: ___,
    ...kept
  } = official ?? { form: 'document', seal: 'yes' };
  return {
    language: 'zh-CN',
    ...(template !== undefined && { template }),
    ...(masthead && { masthead }),
    ...(tail && { tail }),
    ...(official && {
      official: {
        ...kept,
        ...(kept.number !== undefined && { number: inYear(kept.number, year) }),
      },
    }),
  };
}

function dated({ masthead, official, ...fields }: Fields, date: string): Fields {
  return {
    ...fields,
    date,
    ...(masthead && { masthead: { ...masthead, date } }),
    ...(official && { official: { ...official, date } }),
  };
}

/** The words at the head of the text; an order and a record of a meeting are called by their marks. */
function headingOf(kind: StarterKind, { official }: Fields): string {
  const { form, issuers = [] } = official ?? {};
  if (form === 'letter') return NEW_EDITION.letter;
  const marked = (form === 'order' || form === 'minutes') && issuers.length > 0;
  return marked ? issuers.join('') : NEW_EDITION.heading[kind];
}

/** A briefing goes by its name, its title with the number where the last one's had it; all others have titles of their own. */
function newTitle(
  kind: StarterKind,
  fields: Fields,
  last: Sibling['metadata'] | undefined,
): string {
  const { masthead } = fields;
  if (kind === 'gongwen') return headingOf(kind, fields);
  if (kind !== 'briefing' || masthead === undefined) return NEW_EDITION.title[kind];
  const [before, now] = [last?.masthead?.issue, masthead.issue].map((issue) =>
    issue === undefined ? undefined : readIssue(issue)?.number,
  );
  const title = last?.title ?? masthead.name;
  return before === undefined || now === undefined
    ? title
    : title.replace(`第${before}期`, `第${now}期`);
}
