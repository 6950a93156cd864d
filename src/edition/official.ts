import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Edition, Official } from '../model/edition.js';
import { plainText } from '../model/markdown/plain-text.js';
import { isSerialMark } from '../model/official-marks.js';
import type { PlaceOf } from './briefing.js';
import { attachmentMarks, titleLetters } from './official-attachments.js';
import { partyFaults } from './official-parties.js';
import { bareTitle, markFault, titleFaults } from './official-title.js';

/** `国办发〔2026〕1号`: the year whole in hexagonal brackets, the number without noughts or 第 (GB/T 9704-2012 7.2.5). */
const NUMBER = /^\p{Script=Han}+〔\d{4}〕[1-9]\d*号$/u;
/** An order's, a record's and an announcement's: `第12号`, `2026年第3号`, `第3期`, `〔2026〕3期`. */
const SERIAL = /^(?:第[1-9]\d*[号期]|(?:\d{4}年)?第?[1-9]\d*[号期]|〔\d{4}〕[1-9]\d*[号期])$/u;
/** A date in Chinese characters alone in its paragraph (7.3.5.4 wants Arabic figures). */
const WRITTEN_DATE =
  /^[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日$/u;
/** The elements that a form of the standard leaves out (10.1). If they are given, no page prints them. */
const UNPRINTED: Partial<Record<Official['form'], readonly (keyof Official)[]>> = {
  letter: ['signers', 'printedBy', 'printedOn'],
};

/** Checks an official document for elements that are missing or have another form than GB/T 9704-2012 and the rules on official documents require. */
export function officialFaults(
  { metadata, divisions }: Edition,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const { official } = metadata;
  if (official === undefined) return [];
  const first = divisions.find(({ role }) => role !== 'appendix');
  const faults: Diagnostic[] = [];
  if (first !== undefined) {
    faults.push(...titleFaults(first.heading, official.form, first.file));
    faults.push(...partyFaults(official, bareTitle(first.heading), placeOf));
  }
  faults.push(...numberFaults(official, placeOf));
  if (official.issuers === undefined)
    faults.push(diagnose('official/no-issuer', placeOf(['official']), {}));
  const mark = markFault(official);
  if (mark !== undefined)
    faults.push(
      diagnose('official/mark-form', placeOf(['official', 'issuers']), {
        mark,
        form: official.form,
      }),
    );
  for (const key of UNPRINTED[official.form] ?? [])
    if (official[key] !== undefined)
      faults.push(diagnose('official/not-printed', placeOf(['official', key]), { key }));
  if (official.secrecy !== undefined && official.copyNumber === undefined)
    faults.push(
      diagnose('official/no-copy-number', placeOf(['official', 'secrecy']), {
        secrecy: official.secrecy,
      }),
    );
  faults.push(...attachmentFaults(official, divisions, placeOf));
  return [...faults, ...divisions.flatMap(writtenDates)];
}

/** 附件说明 and the attachments behind the text: as many, and with the same titles (7.3.7). */
function attachmentFaults(
  official: Official,
  divisions: Edition['divisions'],
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const attached = [...attachmentMarks(official, divisions).keys()];
  const place = placeOf(['official', 'attachments']);
  const { attachments = [] } = official;
  const counts = { listed: attachments.length, attached: attached.length };
  if (counts.listed !== counts.attached) return [diagnose('official/attachments', place, counts)];
  return attached.flatMap(({ heading }, index) => {
    const name = attachments[index] ?? '';
    return titleLetters(name) === titleLetters(heading)
      ? []
      : [diagnose('official/attachment-title', place, { name, heading })];
  });
}

function numberFaults(
  { number, form, issuers = [] }: Official,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  if (number === undefined) return [];
  const serial = form === 'order' || form === 'minutes' || issuers.some(isSerialMark);
  if (NUMBER.test(number) || (serial && SERIAL.test(number))) return [];
  return [diagnose('official/number-form', placeOf(['official', 'number']), { number })];
}

function writtenDates({ tree, file }: Edition['divisions'][number]): readonly Diagnostic[] {
  return tree.children.flatMap((node) => {
    if (node.type !== 'paragraph') return [];
    const date = plainText(node).trim();
    return WRITTEN_DATE.test(date)
      ? [diagnose('official/date-in-figures', { file, ...node.position?.start }, { date })]
      : [];
  });
}
