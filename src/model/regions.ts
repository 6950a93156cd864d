/** A region of GB/T 2260 (administrative division codes of the People's Republic of China). */
export interface Region {
  /** Six digits: `110000`. */
  readonly code: string;
  /** `北京` */
  readonly name: string;
  /** `北京市` */
  readonly fullName: string;
  /** The one-character form that headlines use: `京`. */
  readonly abbreviation: string;
  /** ASCII, for file names: `beijing`. */
  readonly slug: string;
}

/**
 * The 34 provincial-level regions in the order of their codes (GB/T 2260-2007), and the Xinjiang
 * Production and Construction Corps, which rosters list as one of them; it has no code in the standard,
 * 660000 is the one that statistics and government data use for it.
 */
const TABLE = `
110000 北京 北京市 京 beijing
120000 天津 天津市 津 tianjin
130000 河北 河北省 冀 hebei
140000 山西 山西省 晋 shanxi
150000 内蒙古 内蒙古自治区 内蒙古 neimenggu
210000 辽宁 辽宁省 辽 liaoning
220000 吉林 吉林省 吉 jilin
230000 黑龙江 黑龙江省 黑 heilongjiang
310000 上海 上海市 沪 shanghai
320000 江苏 江苏省 苏 jiangsu
330000 浙江 浙江省 浙 zhejiang
340000 安徽 安徽省 皖 anhui
350000 福建 福建省 闽 fujian
360000 江西 江西省 赣 jiangxi
370000 山东 山东省 鲁 shandong
410000 河南 河南省 豫 henan
420000 湖北 湖北省 鄂 hubei
430000 湖南 湖南省 湘 hunan
440000 广东 广东省 粤 guangdong
450000 广西 广西壮族自治区 桂 guangxi
460000 海南 海南省 琼 hainan
500000 重庆 重庆市 渝 chongqing
510000 四川 四川省 川 sichuan
520000 贵州 贵州省 黔 guizhou
530000 云南 云南省 滇 yunnan
540000 西藏 西藏自治区 藏 xizang
610000 陕西 陕西省 陕 shaanxi
620000 甘肃 甘肃省 甘 gansu
630000 青海 青海省 青 qinghai
640000 宁夏 宁夏回族自治区 宁 ningxia
650000 新疆 新疆维吾尔自治区 新 xinjiang
660000 新疆生产建设兵团 新疆生产建设兵团 兵团 bingtuan
710000 台湾 台湾省 台 taiwan
810000 香港 香港特别行政区 港 xianggang
820000 澳门 澳门特别行政区 澳 aomen`;

export const REGIONS: readonly Region[] = TABLE.trim()
  .split('\n')
  .map((row) => {
    const [code = '', name = '', fullName = '', abbreviation = '', slug = ''] = row.split(' ');
    return { code, name, fullName, abbreviation, slug };
  });

/** Traditional characters of the regions' names, so that 廣東省 and 广东省 are one region. */
const TRADITIONAL: ReadonlyMap<string, string> = new Map(
  [
    ...'內内遼辽寧宁龍龙蘇苏廣广東东壯壮慶庆貴贵雲云陝陕肅肃灣湾臺台門门區区別别維维爾尔產产設设團团會会',
  ].reduce<[string, string][]>((pairs, character, index, all) => {
    if (index % 2 === 1) pairs.push([all[index - 1] as string, character]);
    return pairs;
  }, []),
);

/** Other names in use, beside the name and the full name. */
const ALIASES: Readonly<Record<string, string>> = {
  广西自治区: '广西',
  宁夏自治区: '宁夏',
  新疆自治区: '新疆',
  西藏区: '西藏',
  兵团: '新疆生产建设兵团',
  新疆兵团: '新疆生产建设兵团',
  香港特区: '香港',
  澳门特区: '澳门',
};

const BY_NAME: ReadonlyMap<string, Region> = new Map([
  ...REGIONS.flatMap((region): [string, Region][] => [
    [region.name, region],
    [region.fullName, region],
  ]),
  ...Object.entries(ALIASES).map(([alias, name]): [string, Region] => [
    alias,
    REGIONS.find((region) => region.name === name) as Region,
  ]),
]);

const LONGEST = Math.max(...[...BY_NAME.keys()].map((name) => name.length));

/** The region that `label` names in full or in short, in simplified or traditional characters. */
export function findRegion(label: string): Region | undefined {
  return BY_NAME.get(simplified(label.trim()));
}

/** Whether a code of six digits, of a province or of a place in it, begins with the digits of a province. */
export function isRegionCode(code: string): boolean {
  return REGIONS.some((region) => region.code.slice(0, 2) === code.slice(0, 2));
}

/** The region that `text` begins with, and how many UTF-16 units its name takes; the longest name wins. */
export function regionAtStart(
  text: string,
): { readonly region: Region; readonly length: number } | undefined {
  const start = simplified(text.slice(0, LONGEST));
  for (let length = start.length; length >= 2; length--) {
    const region = BY_NAME.get(start.slice(0, length));
    if (region !== undefined) return { region, length };
  }
  return undefined;
}

function simplified(text: string): string {
  let plain = '';
  for (const character of text) plain += TRADITIONAL.get(character) ?? character;
  return plain;
}
