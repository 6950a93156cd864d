import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { OFFICIAL_KINDS } from '../messages/official.js';
import type { Edition, Official } from '../model/edition.js';
import { plainText } from '../model/markdown/plain-text.js';
import type { PlaceOf } from './briefing.js';

/** `国办发〔2026〕1号`: the year whole in hexagonal brackets, the number without noughts or 第 (GB/T 9704-2012 7.2.5). */
const NUMBER = /^\p{Script=Han}+〔\d{4}〕[1-9]\d*号$/u;
/** An order's and a record's: `第12号`, `第3期`, `〔2026〕3期`. */
const SERIAL = /^(?:第[1-9]\d*[号期]|(?:\d{4}年)?第?[1-9]\d*[号期]|〔\d{4}〕[1-9]\d*[号期])$/u;
/** A date in Chinese characters alone in its paragraph (7.3.5.5 wants Arabic figures). */
const WRITTEN_DATE =
  /^[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日$/u;
/** Kinds that go to a higher organ: they name who signs (7.2.6). */
const UPWARD = /(?:请示|报告)$/u;

/** What an official document lacks, or has in another form than GB/T 9704-2012 and the rules on official documents want. */
export function officialFaults(
  { metadata, divisions }: Edition,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const { official } = metadata;
  if (official === undefined) return [];
  const first = divisions.find(({ role }) => role !== 'appendix');
  const faults: Diagnostic[] = [];
  if (first !== undefined && (official.form === 'document' || official.form === 'letter')) {
    faults.push(...titleFaults(first.heading, first.file));
    if (UPWARD.test(first.heading) && official.signers === undefined)
      faults.push(diagnose('official/no-signer', placeOf(['official']), {}));
  }
  faults.push(...numberFaults(official, placeOf));
  if (official.issuers === undefined)
    faults.push(diagnose('official/no-issuer', placeOf(['official']), {}));
  if (official.secrecy !== undefined && official.copyNumber === undefined)
    faults.push(
      diagnose('official/no-copy-number', placeOf(['official', 'secrecy']), {
        secrecy: official.secrecy,
      }),
    );
  const listed = official.attachments?.length ?? 0;
  const attached = divisions.filter(({ role }) => role === 'appendix').length;
  if (listed !== attached)
    faults.push(
      diagnose('official/attachments', placeOf(['official', 'attachments']), { listed, attached }),
    );
  return [...faults, ...divisions.flatMap(writtenDates)];
}

function titleFaults(title: string, file: string): readonly Diagnostic[] {
  const kind = OFFICIAL_KINDS.find((one) => title.endsWith(one));
  if (kind === undefined) return [diagnose('official/kind', { file, line: 1 }, { title })];
  const matter = title.indexOf('关于');
  // 关于…的…: something stands between the two.
  if (matter >= 0 && title.lastIndexOf('的') > matter + 2) return [];
  return [diagnose('official/title-form', { file, line: 1 }, { title, kind })];
}

function numberFaults({ number, form }: Official, placeOf: PlaceOf): readonly Diagnostic[] {
  if (number === undefined) return [];
  const serial = form === 'order' || form === 'minutes';
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
