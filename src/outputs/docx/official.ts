import { AlignmentType, type FileChild, type IParagraphOptions } from 'docx';
import { LETTER_MARK, MARK_TOP } from '../../layout/official/head.js';
import { DOCUMENT_WORD, organs } from '../../layout/official/mark.js';
import { printedDate } from '../../messages/labels.js';
import type { Edition, EditionMetadata, Official } from '../../model/edition.js';
import type { Template } from '../../model/template.js';
import { doubleRule, letterFrame } from './letter.js';
import { ends, footLines, namesWithWord, part, redRule, sized } from './parts.js';
import { STYLE } from './style-names.js';
import { type MarkSetting, TWIPS } from './styles.js';

/** The room of a signature stamp and the two characters beside it, em (7.3.5.3). */
const STAMP = 8;
/** The greatest height of the names of several organs together, pt. */
const HIGHEST = 200;
/** The width of 文件 beside several names with the air of its cell, as a multiple of the size. */
const WORD_ROOM = 3.2;

/**
 * 版头: copy number, secrecy and urgency, the issuers' mark, the number with the signers, a red stroke (GB/T 9704-2012 7.2, 10).
 * `isTitle`: the mark is the document's title, which stands in front of `behind`.
 */
export function officialHead(
  official: Official,
  metadata: EditionMetadata,
  template: Template,
  isTitle: boolean,
): { readonly before: readonly FileChild[]; readonly behind: readonly FileChild[] } {
  const { form } = official;
  const corner = cornerParts(official);
  const letter = form === 'letter';
  const above = markSpacing(official, letter ? 0 : corner.length, template);
  const mark = markParts(official, above, template);
  const number = numberParts(official, metadata, template);
  if (letter) return { before: [...mark, ...number, ...corner], behind: [] };
  return isTitle
    ? { before: corner, behind: number }
    : { before: [...corner, ...mark, ...number], behind: [] };
}

/** The organs' names in the size that lets each stand on one line, with 文件 beside several (7.2.4). */
function markParts(
  official: Official,
  above: NonNullable<IParagraphOptions['spacing']>,
  template: Template,
): FileChild[] {
  const { issuers = [], form } = official;
  if (issuers.length === 0) return [];
  const joint = issuers.length > 1 && issuers.some((name) => DOCUMENT_WORD.test(name));
  const names = joint ? organs(official) : issuers;
  const size = markSize(names, joint ? WORD_ROOM : 0, template);
  if (joint) return [namesWithWord(names, '文件', size, above)];
  return names.map((name, index) =>
    sized(name, size, {
      ...(index === 0 && { spacing: above }),
      ...(form === 'letter' && {
        frame: letterFrame(names.length * size, template),
        ...(index === names.length - 1 && { border: doubleRule(template, 'bottom') }),
      }),
    }),
  );
}

/** The size of a mark's names, pt: the template's, or what its width and the first page allow. */
function markSize(names: readonly string[], word: number, { styles, typeArea }: Template): number {
  const longest = Math.max(...names.map((name) => [...name].length));
  const measure = typeArea.characters * typeArea.size;
  const wide = Math.floor((measure / (longest + word)) * 2) / 2;
  return Math.min(styles.mastheadName.size, wide, HIGHEST / (names.length * 1.2));
}

/** The setting of a mark that is the title. */
export function markSetting(
  { official }: EditionMetadata,
  template: Template,
): MarkSetting | undefined {
  if (official?.issuers === undefined) return undefined;
  const { before = 0 } = markSpacing(official, cornerParts(official).length, template);
  return { size: markSize([official.issuers.join('')], 0, template), before };
}

/** 份号, 密级和保密期限, 紧急程度 (7.2.1 to 7.2.3). */
function cornerParts({ copyNumber, secrecy, secrecyTerm, urgency }: Official): FileChild[] {
  const secret = secrecy && `${secrecy}${secrecyTerm === undefined ? '' : `★${secrecyTerm}`}`;
  return [
    ...(copyNumber === undefined ? [] : [part(STYLE.partBody, copyNumber)]),
    ...(secret === undefined ? [] : [part(STYLE.partSecrecy, secret)]),
    ...(urgency === undefined ? [] : [part(STYLE.partSecrecy, urgency)]),
  ];
}

/** The air above the mark, below the lines of the corner, twips. The height of the mark is that of its line. */
function markSpacing(
  { form }: Official,
  corner: number,
  { page, typeArea }: Template,
): { readonly before: number } {
  const top = form === 'letter' ? LETTER_MARK - page.top : MARK_TOP[form];
  return { before: Math.max(0, Math.round((top - corner * typeArea.leading) * TWIPS)) };
}

/** The number, with the signers if there are any, above the red stroke; for a record, who made it and when (7.2.5 to 7.2.7, 10.3). */
function numberParts(
  official: Official,
  metadata: EditionMetadata,
  template: Template,
): FileChild[] {
  const { form, number = '', signers, signature } = official;
  if (form === 'letter') return [part(STYLE.partBody, number, { alignment: AlignmentType.END })];
  const border = form === 'order' ? {} : { border: redRule(template) };
  // Two lines stay free above the number, and two below the stroke.
  const two = Math.round(2 * template.typeArea.leading * TWIPS);
  const centred = { alignment: AlignmentType.CENTER };
  if (form === 'minutes' && signature !== undefined) {
    const date = printedDate(official.date ?? metadata.date, metadata.language) ?? '';
    return [
      part(STYLE.partBody, number, { ...centred, spacing: { before: two } }),
      ends(STYLE.partBody, signature.join('　'), date, template, {
        ...border,
        spacing: { after: two },
      }),
    ];
  }
  const spacing = { before: two, after: two };
  return [
    signers === undefined
      ? part(STYLE.partBody, number, { ...border, ...centred, spacing })
      : ends(STYLE.partBody, number, `签发人：${signers.join('　')}`, template, {
          ...border,
          spacing,
        }),
  ];
}

/** 主送机关 (7.3.2). */
export function recipients({ recipients: to }: Official): FileChild[] {
  return to === undefined ? [] : [part(STYLE.partBody, `${to.replace(/[:：]$/u, '')}：`)];
}

/** 附件 and its number over an attachment (7.3.7). */
export function attachmentPart(mark: string): FileChild {
  return part(STYLE.partSecrecy, mark);
}

/** 附件说明, 发文机关署名, 成文日期 and 附注 (7.3.4 to 7.3.6). */
export function officialClosing(
  official: Official,
  metadata: EditionMetadata,
  template: Template,
): FileChild[] {
  const { note } = official;
  const listed = attachmentList(official, template);
  const signed = signatureParts(official, metadata, template);
  return [
    ...(listed.length === 0 ? [] : [part(STYLE.partBody, ''), ...listed]),
    ...(signed.length === 0 ? [] : [part(STYLE.partBody, '', { keepNext: true }), ...signed]),
    ...(note === undefined
      ? []
      : [
          part(STYLE.partBody, `（${note.replace(/^[（(]|[）)]$/gu, '')}）`, {
            indent: { firstLineChars: 200 },
          }),
        ]),
  ];
}

/** The names of the attachments. Further lines stand below the first character of the name (7.3.4). */
function attachmentList({ attachments = [] }: Official, { styles }: Template): FileChild[] {
  const em = styles.body.size * TWIPS;
  const numbered = attachments.length > 1;
  const left = numbered ? 6 : 5;
  return attachments.map((name, index) => {
    const head = `${index === 0 ? '附件：' : ''}${numbered ? `${index + 1}.` : ''}`;
    const hanging = index === 0 ? left - 2 : 1;
    return part(STYLE.partBody, `${head}${name.replace(/[。；;，,、]$/u, '')}`, {
      indent: { left: left * em, hanging: hanging * em },
      keepNext: true,
    });
  });
}

/** 发文机关署名 and 成文日期 on one page, at the distance from the right edge that the kind of seal requires (7.3.5). */
function signatureParts(
  official: Official,
  metadata: EditionMetadata,
  template: Template,
): FileChild[] {
  const { form, seal } = official;
  // A record bears no seal; its head names its maker (10.3).
  if (form === 'minutes') return [];
  const date = printedDate(official.date ?? metadata.date, metadata.language) ?? '';
  const units = official.signature ?? organs(official);
  const dated = textWidth(date);
  const longest = Math.max(0, ...units.map(textWidth));
  const em = template.styles.body.size * TWIPS;
  const insets = {
    // The unit is centred above the date, which ends four characters from the edge (7.3.5.1).
    yes: { unit: (wide: number) => 4 + (dated - wide) / 2, date: 4 },
    // The date begins two characters to the right of the unit (7.3.5.2).
    no: {
      unit: (wide: number) => Math.max(2, 4 + dated - longest) + longest - wide,
      date: Math.max(2, longest - dated),
    },
    signed: { unit: () => 4 + STAMP, date: 4 },
  }[seal];
  const right = (text: string, inset: number, keepNext: boolean) =>
    part(STYLE.partBody, text, {
      alignment: AlignmentType.END,
      indent: { right: Math.max(0, Math.round(inset * em)) },
      keepNext,
    });
  return [
    ...units.map((unit) => right(unit, insets.unit(textWidth(unit)), date !== '')),
    ...(date === '' ? [] : [right(date, insets.date, false)]),
  ];
}

/** The approximate width of a text, em: Western characters are half as wide as Chinese ones. */
function textWidth(text: string): number {
  return [...text].reduce((sum, one) => sum + (one <= '\u00ff' ? 0.5 : 1), 0);
}

/** 版记: 抄送机关, 印发机关 and 印发日期 between strokes (7.4). */
export function officialFoot(
  { form, copyTo = '', printedBy, printedOn }: Official,
  { language }: EditionMetadata,
  template: Template,
): FileChild[] {
  const copies = copyTo
    .split('\n')
    .map((line) => line.trim().replace(/[。；;]$/u, ''))
    .filter((line) => line !== '')
    .map((line) =>
      /^(?:抄送|抄报|主送|分送|发送)：/u.test(line) ? `${line}。` : `抄送：${line}。`,
    );
  const lines = copies.map((text) => part(STYLE.partTail, text));
  // A letter has no strokes and no 印发机关 (10.1).
  if (form === 'letter') return footLines(lines, template, { strokes: 'none' });
  const date = printedDate(printedOn, language);
  const printed = ends(STYLE.partTail, printedBy ?? '', date ? `${date}印发` : '', template);
  return footLines(
    [...lines, ...(printedBy === undefined && date === undefined ? [] : [printed])],
    template,
    { strokes: 'last' },
  );
}

/** Whether the mark of an official document is its title (10.2, 10.3). */
export function isMark({ divisions, metadata: { official } }: Edition): boolean {
  return official !== undefined && divisions[0]?.heading === official.issuers?.join('');
}
