import { DIGEST, isKicker, metadataLine, nameLine, subtitleLine } from '../front-matter.js';
import { type Group, groupText } from '../joins.js';
import { isHeadlike, isNoHeading } from '../structure/lines.js';
import { NUMERALS } from '../structure/numbers.js';
import { HEADING_SCHEMES } from '../structure/schemes.js';
import { indentOf, joinGroups, paragraphText, readText } from './groups.js';
import { isTitle, lettersOf } from './titles.js';

/** The kinds of official documents by their names (《党政机关公文处理工作条例》 article 8), with laws and reports. */
export const DOCUMENT_KIND =
  /(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|办法|规定|细则|条例|规则|方案|计划|规划|纲要|要点|解释|答复|复函|建议|讲话|致辞|发言|指南|制度|章程|标准)(?:[（(].{1,20}[）)])?$/u;
/** The office that issues a document. */
const ISSUER =
  /^[\p{Script=Han}、\s\u3000（）()]{3,60}(?:政府|办公厅|办公室|委员会|人大常委会|局|厅|部|委|院|署|党组|支部|总工会|协会|公司|大学|学院|中心|指挥部|领导小组)$/u;
/** A line that is not complete without the next one. */
const UNFINISHED = /(?:[的和与及或在对从把将为向以]|、|，)$/u;
/** 一 or 1 alone on its line heads the first section. */
const BARE_NUMBER = new RegExp(`^(?:${NUMERALS}|[\\d０-９]{1,3})$`, 'u');
/** A kicker is much shorter than its title: characters, and the share of the title's. */
const LONGEST_KICKER = 8;
const KICKER_SHARE = 0.67;
/** A centred line stands in by at least this many columns. */
const CENTRED = 8;

/** 关于…的通知, which its issuer's name stands above. */
export function isOfficialTitle(text: string): boolean {
  return /^关于/u.test(text) && DOCUMENT_KIND.test(text);
}

export function isIssuer(text: string): boolean {
  return ISSUER.test(text);
}

/** The relation of a line to the line below it, at `index` + 1. */
export type Above = 'first-line' | 'unfinished' | 'kicker' | undefined;

/** Whether the title at `index` continues in the next paragraph, or is a kicker above it. */
export function titleAbove(groups: readonly Group[], index: number): Above {
  const first = paragraphText(groups, index) ?? '';
  const second = paragraphText(groups, index + 1);
  const third = paragraphText(groups, index + 2);
  if (second === undefined || !canBeTitleLine(second) || isKicker(first)) return undefined;
  // The title again, as the text's own first lines, is not a second line of it.
  const [whole, part] = [lettersOf(first), lettersOf(second)];
  if (whole.startsWith(part) || whole.endsWith(part)) return undefined;
  if (UNFINISHED.test(first) || (/关于/u.test(first) && !DOCUMENT_KIND.test(first))) {
    return DOCUMENT_KIND.test(second) || (UNFINISHED.test(first) && !first.endsWith('的'))
      ? 'unfinished'
      : undefined;
  }
  // Two bold lines, of which the second says what kind of document this is.
  const bold = [index, index + 1].every((at) => groups[at]?.lines[0]?.markup?.kind === 'bold');
  if (bold && DOCUMENT_KIND.test(second) && !DOCUMENT_KIND.test(first) && isHeadlike(first))
    return 'first-line';
  if (third === undefined || !closesTitle(groups, index, third)) return undefined;
  const [short, long] = [[...first].length, [...second].length];
  return short <= LONGEST_KICKER && short <= long * KICKER_SHARE ? 'kicker' : 'first-line';
}

/** A line that shows that the line before it ends the title: a subtitle behind a dash, information, an address to the reader. */
function closesTitle(groups: readonly Group[], index: number, third: string): boolean {
  const centred = [index, index + 1].every((at) => indentOf(groups[at] as Group) >= CENTRED);
  return (
    centred ||
    /^\s*(?:——|--)\s*\S/u.test(third) ||
    metadataLine(third) !== undefined ||
    /^[^。]{2,40}[:：]$/u.test(third)
  );
}

function canBeTitleLine(text: string): boolean {
  return (
    isHeadlike(text) &&
    isTitle(text) &&
    !BARE_NUMBER.test(text) &&
    !isNoHeading(text) &&
    !DIGEST.test(text) &&
    subtitleLine(text) === undefined &&
    metadataLine(text) === undefined &&
    nameLine(text) === undefined &&
    !HEADING_SCHEMES.some(
      ({ id, rank, read }) =>
        (rank !== undefined || id === 'label-bracket' || id === 'label-colon') &&
        read(text) !== undefined,
    )
  );
}

/** A title's two lines as one. */
export function joinTitle(first: Group, second: Group, above: Above): Group {
  return joinGroups(first, second, above === 'unfinished' ? '' : '\u3000', 'structure/title-lines');
}

/** ——2026年1月26日在某省第十四届 / 人民代表大会第五次会议上 */
export function subtitleGoesOn(subtitle: Group, next: Group | undefined): boolean {
  if (next === undefined) return false;
  const text = readText(next);
  return (
    /^(?:——|--).*在(?!.*上$)/u.test(groupText(subtitle)) &&
    /(?:上|上的(?:报告|讲话|致辞|发言))$/u.test(text) &&
    isHeadlike(text)
  );
}
