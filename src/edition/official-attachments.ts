import type { Edition, Official } from '../model/edition.js';
import { handsOn } from '../model/issued-texts.js';

type Division = Edition['divisions'][number];

/** The letters of a title, without the marks around them and the spaces at which its lines end. */
export function titleLetters(title: string): string {
  return title.replace(/[\s《》“”]/gu, '').replace(/[。；;，,、]$/u, '');
}

/**
 * The divisions of `role: appendix` that are attachments, each with the word that stands over it: 附件, of several 附件1,
 * or its own label (GB/T 9704-2012 7.3.7). The text that an order or a notice issues (令, 印发…的通知) is none: it follows on
 * pages of its own without that word, unless 附件说明 lists it or its label says 附件.
 */
export function attachmentMarks(
  { attachments = [], form }: Official,
  divisions: readonly Division[],
): ReadonlyMap<Division, string> {
  const behind = divisions.filter(({ role }) => role === 'appendix');
  const document = divisions.find(({ role }) => role !== 'appendix');
  const listed = new Set(attachments.map(titleLetters));
  let issued =
    document !== undefined && handsOn(form, document.heading)
      ? behind.length - attachments.length
      : 0;
  const attached = behind.filter(({ label, heading }) => {
    if (issued <= 0 || label !== undefined || listed.has(titleLetters(heading))) return true;
    issued--;
    return false;
  });
  return new Map(
    attached.map((division, index) => [
      division,
      division.label ?? (attached.length > 1 ? `附件${index + 1}` : '附件'),
    ]),
  );
}
