import { attachmentMarks } from '../../edition/official-attachments.js';
import type { Official } from '../../model/edition.js';
import type { BookContext } from '../book-context.js';
import type { SetDivision } from '../groups.js';
import type { FlowBlock } from '../pages/flow.js';
import { headBlock } from './head.js';
import { opensPresent } from './lead.js';
import { type OfficialSetting, officialSetting } from './place.js';
import {
  attachmentMark,
  attachmentsBlock,
  noteBlock,
  recipientsBlock,
  signatureOf,
} from './text.js';
import { isTitleRemark } from './title.js';

export { withFoot } from './foot.js';
export { officialSetting } from './place.js';

/** The elements of an official document where the template prints them. */
export function officialOf({ metadata, template }: BookContext): Official | undefined {
  return template.official ? metadata.official : undefined;
}

/**
 * The divisions with the elements of GB/T 9704-2012 among their blocks: the head and 主送机关 around the title, what follows
 * the text behind the last division that is not an attachment, and 附件 over
 * each attachment.
 */
export function officialDivisions(
  divisions: readonly SetDivision[],
  official: Official,
  book: BookContext,
): readonly SetDivision[] {
  const setting = officialSetting(book);
  const marks = attachmentMarks(
    official,
    divisions.map(({ division }) => division),
  );
  const last = divisions.findLastIndex((one) => !isAttachment(one));
  return divisions.map((one, index) => {
    let { blocks } = one.flow;
    const mark = marks.get(one.division);
    if (mark !== undefined) blocks = [attachmentMark(mark, setting), ...blocks];
    if (index === 0 && !isAttachment(one)) blocks = headed(one, official, setting);
    blocks = blocks.map(divisible);
    if (official.form === 'minutes') blocks = withPresentApart(blocks);
    if (index === last) blocks = [...blocks, ...closing(official, book)];
    return { ...one, flow: { ...one.flow, blocks } };
  });
}

/** A paragraph of so many lines would stand whole where no page may open with its last line or close with its first. */
const WHOLE_PARAGRAPH = 3;
/** What block-flow.ts keeps together of a paragraph. */
const KEPT_LINES = 2;

/**
 * A paragraph of two or three lines may be divided anywhere: pages hold 22 lines (5.2.3), the first one shows text (7.3.3), and the
 * signature draws no more text after it than it needs on its page (7.3.5.5).
 */
function divisible(block: FlowBlock): FlowBlock {
  const { lines, fewest, heading } = block;
  const isParagraph =
    !heading && fewest === KEPT_LINES && lines.every(({ set }) => set !== undefined);
  return isParagraph && lines.length <= WHOLE_PARAGRAPH ? { ...block, fewest: 1 } : block;
}

/** Lines of text that the first page shows (7.3.3). */
const TEXT_ON_FIRST_PAGE = 2;

/**
 * The elements as they are placed: 主送机关 that would leave the first page without text stand in the 版记, over 抄送机关
 * (7.3.2, 7.4.2).
 */
export function placedOfficial(
  divisions: readonly SetDivision[],
  official: Official,
  book: BookContext,
): Official {
  const setting = officialSetting(book);
  const [first] = divisions;
  const { recipients, ...others } = official;
  if (first === undefined || recipients === undefined || isAttachment(first)) return official;
  const { head, room } = openingOf(first, official, setting);
  if (flowRows([head]) <= room) return official;
  const to = `主送：${recipients.replace(/[:：]$/u, '')}`;
  return { ...others, copyTo: [to, ...(official.copyTo ?? '').split('\n')].join('\n') };
}

/** The first division's blocks below the head, with 主送机关 below the title. */
function headed(
  one: SetDivision,
  official: Official,
  setting: OfficialSetting,
): readonly FlowBlock[] {
  const { head, title, addressed, text } = openingOf(one, official, setting);
  return [head, ...title, ...addressed, ...text];
}

/** How a document begins, part by part, and the rows that its head may take; a title that is the mark stands there alone. */
function openingOf(
  { division, flow: { blocks } }: SetDivision,
  official: Official,
  setting: OfficialSetting,
) {
  const at = blocks.findIndex(({ heading }) => heading);
  const isMark = at === 0 && division.heading === official.issuers?.join('');
  const { recipients } = official;
  const addressed = recipients === undefined ? [] : [recipientsBlock(recipients, setting)];
  const behind = isRemark(blocks[at + 1]) ? at + 2 : at + 1;
  const title = isMark ? [] : blocks.slice(0, behind);
  const { lines } = setting.book.template.typeArea;
  const room = lines - flowRows([...title, ...addressed]) - TEXT_ON_FIRST_PAGE;
  return {
    head: headBlock(official, setting, room, isMark ? blocks[0] : undefined),
    title,
    addressed,
    text: blocks.slice(isMark ? 1 : title.length),
    room,
  };
}

/** Whether the block below a title is the remark on it. */
function isRemark(block: FlowBlock | undefined): boolean {
  const text = block?.lines.map(({ set }) => set?.text ?? '').join('') ?? '';
  return block?.heading === true && isTitleRemark(text);
}

/** The rows that blocks take one below the other. */
function flowRows(blocks: readonly FlowBlock[]): number {
  return blocks.reduce(
    (sum, { lines, before, after }) =>
      sum + before + lines.reduce((rows, line) => rows + line.rows, 0) + after,
    0,
  );
}

/** The names of those who were at a meeting stand a line below the text (10.3). */
function withPresentApart(blocks: readonly FlowBlock[]): readonly FlowBlock[] {
  const first = blocks.findIndex(({ lines: [line] }) => opensPresent(line?.set?.text ?? ''));
  return blocks.map((block, index) => (index === first ? { ...block, before: 1 } : block));
}

/** An attachment, or the text that the document issues, stands on pages of its own (7.3.7). */
export function isAttachment({ division }: SetDivision): boolean {
  return division.role === 'appendix';
}

/** 附件说明, 署名, 日期 and 附注. */
function closing(official: Official, book: BookContext): readonly FlowBlock[] {
  const setting = officialSetting(book);
  const { attachments, note } = official;
  const signature = signatureOf(official, book.metadata.date, setting);
  return [
    ...(attachments === undefined ? [] : [attachmentsBlock(attachments, setting)]),
    ...(signature === undefined ? [] : [signature]),
    ...(note === undefined ? [] : [noteBlock(note, setting)]),
  ];
}
