import { handsOn } from '../../../model/issued-texts.js';
import type { ManuscriptOfficial } from '../../../model/manuscript.js';
import { OfficialSchema } from '../../../model/official-schema.js';
import { type Group, groupText } from '../../joins.js';
import { lettersOf } from '../titles.js';
import { dateAt, issuedTexts, takeAttachments, takeImprint, takeSignature } from './close.js';
import type { Draft } from './draft.js';
import { joinTitleLines, takeHead, takeRecipients } from './head.js';
import { officialStructure } from './headings.js';
import { DraftLines } from './lines.js';

/** The keys in the order in which a document prints them. */
function inSchemaOrder(official: ManuscriptOfficial): ManuscriptOfficial {
  const order = Object.keys(OfficialSchema.entries);
  const entries = Object.entries(official);
  return Object.fromEntries(
    entries.sort(([one], [two]) => order.indexOf(one) - order.indexOf(two)),
  );
}

/** The mark over an attachment that 附件说明 does not list: it alone says that the text is one. */
function unlisted(
  group: Group,
  mark: string,
  { attachments = [] }: ManuscriptOfficial,
): string | undefined {
  const title = lettersOf(groupText(group));
  return attachments.some((name) => lettersOf(name) === title) ? undefined : mark;
}

/**
 * Takes the elements of an official document out of `groups`: what stands above the title, the addressees below it, and
 * behind the text attachments, signature, date, note and 版记. Each stays word for word in edition.yaml.
 */
export function takeOfficial(groups: Group[]): Draft {
  const official: ManuscriptOfficial = {};
  const lines = new DraftLines(groups);
  takeHead(lines, official);
  const titled = joinTitleLines(lines);
  const text = titled ? 1 : 0;
  if (titled || official.issuers !== undefined) takeRecipients(lines, text, official);
  takeImprint(lines, text, official);
  const heading = titled ? lines.at(0) : '';
  const issues = handsOn(official.form, heading);
  // A record's date stands above its text.
  const date = official.date === undefined ? dateAt(lines, text, issues) : undefined;
  const attached = date ?? (titled ? text : undefined);
  const marked =
    attached === undefined ? new Map<Group, string>() : takeAttachments(lines, attached + 1);
  const issued = date !== undefined && issues ? issuedTexts(lines, date, heading, marked) : [];
  if (date !== undefined) takeSignature(lines, date, text, official);
  const appendices = new Map<Group, string | undefined>([
    ...issued.map((group) => [group, undefined] as const),
    ...[...marked].map(([group, mark]) => [group, unlisted(group, mark, official)] as const),
  ]);
  const empty = Object.keys(official).length === 0;
  const title = titled ? groups[0] : undefined;
  return {
    metadata: empty
      ? {}
      : {
          official: inSchemaOrder(official),
          ...(official.date !== undefined && { date: official.date }),
        },
    asWritten: lines.asWritten,
    appendices,
    known: new Map(),
    inPlace: true,
    ...(title !== undefined && { title }),
    ...(!titled && official.issuers !== undefined && { name: official.issuers.join('、') }),
    ...((!empty || titled) && { structure: officialStructure }),
  };
}
