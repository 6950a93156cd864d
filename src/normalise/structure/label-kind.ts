import { regionAtStart } from '../../model/regions.js';

/** The kinds of things that labels name; the labels of one document are mostly of one or two kinds. */
export type LabelKind = 'region' | 'city' | 'office' | 'company' | 'person' | 'other';

const KINDS: readonly (readonly [LabelKind, RegExp])[] = [
  [
    'person',
    /[（(].{2,60}[）)]$|(?:同志|书记|局长|主任|院长|教授|部长|省长|市长|处长|厅长|委员|代表|董事长|总经理)$/u,
  ],
  ['company', /(?:公司|集团|银行|企业|大学|学院|医院|研究院|协会)$/u],
  ['office', /(?:局|厅|委|部|署|办|办公室|委员会|法院|检察院|总队|中心|政府|党组|机关|系统)$/u],
  ['city', /(?:市|州|县|区|旗|盟|镇|乡|街道|新区)$/u],
];

export function labelKind(label: string): LabelKind {
  const region = regionAtStart(label);
  if (region !== undefined && region.length === label.length) return 'region';
  for (const [kind, pattern] of KINDS) {
    // 北京市市场监管局 is the office of a region: the document's labels are regions all the same.
    if (pattern.test(label)) return region !== undefined && kind === 'office' ? 'region' : kind;
  }
  return region === undefined ? 'other' : 'region';
}
