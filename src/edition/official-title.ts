import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { OFFICIAL_KINDS } from '../messages/official.js';
import type { Official } from '../model/edition.js';

/** Words that may follow the kind: （试行）, （草案）. */
const REMARK = /（[^（）]{1,20}）$/u;
/** Kinds that may leave their subject out (公报, an organ's 公告); a yearly report names it without 关于. */
const WITHOUT_MATTER = /(?:公报|公告|通告|令|纪要|工作报告|述职报告)$/u;
/** Two kinds in one: no kind of document is called so. */
const TWO_KINDS = /请示报告$/u;
/** Kinds that have a form of their own (10.2, 10.3). */
const FORMS = [
  [/令$/u, 'order'],
  [/纪要$/u, 'minutes'],
] as const;
/** The end of the mark of each form (7.2.4, 10.1 to 10.3). */
const MARKS: Readonly<Record<Official['form'], RegExp>> = {
  document: /[^令]$/u,
  letter: /(?<!文件|令)$/u,
  order: /令$/u,
  minutes: /纪要$/u,
};

/** A document's title as it is read for its kind: without 试行 and the like. */
export function bareTitle(title: string): string {
  return title.trim().replace(REMARK, '');
}

/** The part that the title lacks: a kind (党政机关公文处理工作条例, article 8), 关于…的 before it, or the form of its kind. */
export function titleFaults(
  heading: string,
  form: Official['form'],
  file: string,
): readonly Diagnostic[] {
  if (form === 'order' || form === 'minutes') return [];
  const title = bareTitle(heading);
  const place = { file, line: 1 };
  const kind = OFFICIAL_KINDS.find((one) => title.endsWith(one));
  if (kind === undefined || TWO_KINDS.test(title))
    return [diagnose('official/kind', place, { title })];
  const other = FORMS.find(([pattern]) => pattern.test(title))?.[1];
  if (other !== undefined)
    return [diagnose('official/kind-form', place, { title, kind, form: other })];
  const matter = title.indexOf('关于');
  // 关于…的…: something stands between the two.
  if (matter >= 0 && title.lastIndexOf('的') > matter + 2) return [];
  if (matter < 0 && WITHOUT_MATTER.test(title)) return [];
  return [diagnose('official/title-form', place, { title, kind })];
}

/** Finds marks without the end that their form requires. If there are several organs, one of them must have it. */
export function markFault({ issuers, form }: Official): string | undefined {
  if (issuers === undefined) return undefined;
  const ends = MARKS[form];
  const sound =
    form === 'letter'
      ? issuers.every((name) => ends.test(name))
      : issuers.some((name) => ends.test(name));
  return sound ? undefined : issuers.join('、');
}
