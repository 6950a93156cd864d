import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  type IBorderOptions,
  type IParagraphOptions,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { issueText } from '../../layout/masthead.js';
import { organs } from '../../layout/official/mark.js';
import { labelsFor, printedDate } from '../../messages/labels.js';
import type { EditionMetadata, Masthead, Official, Tail } from '../../model/edition.js';
import type { Template } from '../../model/template.js';
import { STYLE, TWIPS } from './styles.js';

/*
 * What stands around a briefing's and an official document's text, from edition.yaml: paragraphs of styles whose ids begin with
 * PART, so that a reader of the file knows that they are none of the text.
 */

type PartStyle = (typeof STYLE)[
  | 'partName'
  | 'partIssue'
  | 'partLine'
  | 'partSecrecy'
  | 'partBody'
  | 'partTail'];

/** Widths of strokes in eighths of a point: the red one 2 pt, the tail's 0.35 mm and 0.25 mm (GB/T 9704-2012 7.2.7, 7.4.1). */
const RED = 16;
const OUTER = 8;
const INNER = 6;
const WORD = /文件$/u;

function stroke(size: number, color = '000000'): IBorderOptions {
  return { style: BorderStyle.SINGLE, size, color, space: 1 };
}

function part(style: PartStyle, text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, style, children: [new TextRun(text)] });
}

/** Two texts on one line, at its ends. */
function ends(
  style: PartStyle,
  left: string,
  right: string,
  template: Template,
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    ...options,
    style,
    tabStops: [{ type: TabStopType.RIGHT, position: measureOf(template) }],
    children: [new TextRun(left), new TextRun({ children: [new Tab(), right] })],
  });
}

function measureOf({ typeArea }: Template): number {
  return Math.round(typeArea.characters * typeArea.size * TWIPS);
}

function redRule({ styles }: Template): NonNullable<IParagraphOptions['border']> {
  return { bottom: stroke(RED, styles.mastheadName.color.slice(1)) };
}

/** 报头: secrecy and copy number, name, issue, unit and date over a red stroke (docs/typography.md, rule 25). */
export function briefingHead(
  masthead: Masthead,
  metadata: EditionMetadata,
  template: Template,
): FileChild[] {
  const { secrecy, copyNumber, name, unit = metadata.publisher } = masthead;
  const issue = issueText(masthead, labelsFor(metadata.language));
  const date = printedDate(masthead.date ?? metadata.date, metadata.language) ?? '';
  return [
    ...(secrecy === undefined && copyNumber === undefined
      ? []
      : [ends(STYLE.partSecrecy, secrecy ?? '', copyNumber ?? '', template)]),
    part(STYLE.partName, name),
    ...(issue === '' ? [] : [part(STYLE.partIssue, issue)]),
    template.masthead.line
      ? ends(STYLE.partLine, unit ?? '', date, template, { border: redRule(template) })
      : part(STYLE.partLine, '', { border: redRule(template) }),
  ];
}

/** 报尾: 报、送、发 between strokes, the copies at the right. */
export function briefingTail(tail: Tail, { language }: EditionMetadata): FileChild[] {
  const labels = labelsFor(language);
  const lines = [
    [labels.tail.report, tail.report],
    [labels.tail.send, tail.send],
    [labels.tail.distribute, tail.distribute],
  ].flatMap(([label = '', text]) => (text === undefined ? [] : [label + text]));
  const copies = tail.copies === undefined ? undefined : labels.copies(tail.copies);
  return stroked([
    ...lines.map((text) => (options: IParagraphOptions) => part(STYLE.partTail, text, options)),
    ...(copies === undefined
      ? []
      : [
          (options: IParagraphOptions) =>
            part(STYLE.partTail, copies, { ...options, alignment: AlignmentType.END }),
        ]),
  ]);
}

/** Lines between strokes: the first and the last are wider. */
function stroked(lines: readonly ((options: IParagraphOptions) => Paragraph)[]): FileChild[] {
  return lines.map((line, index) =>
    line({
      border: {
        top: stroke(index === 0 ? OUTER : INNER),
        ...(index === lines.length - 1 && { bottom: stroke(OUTER) }),
      },
    }),
  );
}

/**
 * 版头: copy number, secrecy and urgency, the issuers' mark, the number with the signers, a red stroke (GB/T 9704-2012 7.2).
 * `isTitle`: the mark is the document's title, which stands there anyway.
 */
export function officialHead(
  official: Official,
  template: Template,
  isTitle: boolean,
): FileChild[] {
  const {
    copyNumber,
    secrecy,
    secrecyTerm,
    urgency,
    issuers = [],
    number = '',
    signers,
  } = official;
  const secret = secrecy && `${secrecy}${secrecyTerm === undefined ? '' : `★${secrecyTerm}`}`;
  const joint = issuers.length > 1 && issuers.some((name) => WORD.test(name));
  // Of several organs the word 文件 stands beside them all; a line of Word has it behind the last.
  const marks = joint
    ? organs(official).map((name, at, all) => (at === all.length - 1 ? `${name}文件` : name))
    : issuers;
  const border = official.form === 'order' ? {} : { border: redRule(template) };
  return [
    ...(copyNumber === undefined ? [] : [part(STYLE.partBody, copyNumber)]),
    ...(secret === undefined ? [] : [part(STYLE.partSecrecy, secret)]),
    ...(urgency === undefined ? [] : [part(STYLE.partSecrecy, urgency)]),
    ...(isTitle ? [] : marks.map((name) => part(STYLE.partName, name))),
    signers === undefined
      ? part(STYLE.partBody, number, { ...border, alignment: AlignmentType.CENTER })
      : ends(STYLE.partBody, number, `签发人：${signers.join('　')}`, template, border),
  ];
}

/** 主送机关 (7.3.2). */
export function recipients({ recipients: to }: Official): FileChild[] {
  return to === undefined ? [] : [part(STYLE.partBody, `${to.replace(/[:：]$/u, '')}：`)];
}

/** 附件说明, 发文机关署名, 成文日期 and 附注 (7.3.4 to 7.3.6). */
export function officialClosing(
  official: Official,
  metadata: EditionMetadata,
  template: Template,
): FileChild[] {
  const { attachments = [], note, form, seal } = official;
  const date = printedDate(official.date ?? metadata.date, metadata.language);
  const units = form === 'minutes' ? [] : (official.signature ?? organs(official));
  const inset = seal === 'no' ? 2 : 4;
  const right = (text: string, characters: number) =>
    part(STYLE.partBody, text, {
      alignment: AlignmentType.END,
      indent: { right: characters * template.styles.body.size * TWIPS },
    });
  const listed = attachments.map((name, index) => {
    const mark = attachments.length > 1 ? `${index + 1}.` : '';
    const text = `${index === 0 ? '附件：' : '　　　'}${mark}${name.replace(/[。；;，,、]$/u, '')}`;
    return part(STYLE.partBody, text, { indent: { firstLineChars: 200 } });
  });
  return [
    ...(listed.length === 0 ? [] : [part(STYLE.partBody, ''), ...listed]),
    ...(units.length === 0 && date === undefined ? [] : [part(STYLE.partBody, '')]),
    ...units.map((unit) => right(unit, inset)),
    ...(date === undefined || form === 'minutes' ? [] : [right(date, inset)]),
    ...(note === undefined
      ? []
      : [
          part(STYLE.partBody, `（${note.replace(/^[（(]|[）)]$/gu, '')}）`, {
            indent: { firstLineChars: 200 },
          }),
        ]),
  ];
}

/** 版记: 抄送机关, 印发机关 and 印发日期 between strokes (7.4). */
export function officialFoot(
  { copyTo = '', printedBy, printedOn }: Official,
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
  const date = printedDate(printedOn, language);
  return stroked([
    ...copies.map((text) => (options: IParagraphOptions) => part(STYLE.partTail, text, options)),
    ...(printedBy === undefined && date === undefined
      ? []
      : [
          (options: IParagraphOptions) =>
            ends(
              STYLE.partTail,
              printedBy ?? '',
              date === undefined ? '' : `${date}印发`,
              template,
              options,
            ),
        ]),
  ]);
}
