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

export { withFoot } from './foot.js';
export { officialSetting } from './place.js';

/** The elements of an official document where the template prints them. */
export function officialOf({ metadata, template }: BookContext): Official | undefined {
  return template.official ? metadata.official : undefined;
}

/**
 * The divisions with the elements of GB/T 9704-2012 among their blocks: the head and 主送机关 around the title, what follows
 * the text behind the last division that is no attachment, and 附件 over each attachment.
 */
export function officialDivisions(
  divisions: readonly SetDivision[],
  official: Official,
  book: BookContext,
): readonly SetDivision[] {
  const setting = officialSetting(book);
  const attached = divisions.filter(isAttachment).length;
  const last = divisions.findLastIndex((one) => !isAttachment(one));
  let count = 0;
  return divisions.map((one, index) => {
    let { blocks } = one.flow;
    if (isAttachment(one)) {
      count++;
      const mark = one.division.label ?? (attached > 1 ? `附件${count}` : '附件');
      blocks = [attachmentMark(mark, setting), ...blocks];
    }
    if (index === 0 && !isAttachment(one)) blocks = headed(one, official, setting);
    if (official.form === 'minutes') blocks = withPresentApart(blocks);
    if (index === last) blocks = [...blocks, ...closing(official, book)];
    return { ...one, flow: { ...one.flow, blocks } };
  });
}

/** The first division's blocks below the head, with 主送机关 below the title; a title that is the mark stands there alone. */
function headed(
  { division, flow: { blocks } }: SetDivision,
  official: Official,
  setting: OfficialSetting,
): readonly FlowBlock[] {
  const title = blocks.findIndex(({ heading }) => heading);
  const isMark = title === 0 && division.heading === official.issuers?.join('');
  const to = official.recipients;
  const addressed = to === undefined ? [] : [recipientsBlock(to, setting)];
  const above = isMark ? [] : blocks.slice(0, to === undefined ? 0 : title + 1);
  const below = blocks.slice(isMark ? 1 : above.length);
  return [
    headBlock(official, setting, isMark ? blocks[0] : undefined),
    ...above,
    ...addressed,
    ...below,
  ];
}

/** Those who were at a meeting stand a line below the text (10.3). */
function withPresentApart(blocks: readonly FlowBlock[]): readonly FlowBlock[] {
  const first = blocks.findIndex(({ lines: [line] }) => opensPresent(line?.set?.text ?? ''));
  return blocks.map((block, index) => (index === first ? { ...block, before: 1 } : block));
}

/** An attachment stands on pages of its own (7.3.8). */
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
