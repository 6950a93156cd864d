import type { LineEdit } from '../working-line.js';

/** Where a half-width full stop may part two sentences. */
const INNER = /(?<=[\p{Script=Han}%％℃）)”’"'》])\.(?=[\p{Script=Han}“‘"'《])/gu;
/** Marks at which a clause begins and ends. */
const CLAUSE_END = /[，。；：！？…,;:!?\n]|\.(?!\d)/u;
/** The fewest ideographs of a clause before the stop, and behind it. */
const FEWEST = 4;
/** Clauses are looked for within so many UTF-16 units. */
const NEAR = 60;
/** The paragraph's own habit: a comma, colon or semicolon of half width behind an ideograph, or a half-width stop at its end. */
const HALF_WIDTH =
  /[\p{Script=Han}”"’）)%％],|\p{Script=Han}[;:]|[\p{Script=Han}%％"'”’)）]\.["'”’）)]{0,2}\s{0,9}$/u;
/** Ideographs with which foreign names are written: between two of them the stop may be the interpunct of a name. */
const IN_NAMES = new Set(
  '阿埃艾安奥澳巴白拜柏班鲍贝比彼毕别宾波伯博布查达戴丹德迪狄蒂丁顿多厄恩尔法范菲费芬冯弗福盖甘戈格根古哈海汉汗赫黑亨洪胡华霍基吉加贾杰捷卡凯康柯科克肯孔库夸拉莱兰朗劳勒雷里丽利莉列林琳隆卢鲁路吕伦罗洛马玛迈麦曼毛梅门蒙米密缪莫默姆木穆纳娜南内尼年涅宁努诺欧帕派潘佩彭皮珀普奇齐恰乔切钦琼丘让热日荣茹瑞若萨塞赛桑瑟森沙莎山尚舍申圣施石史斯丝苏孙孜索塔泰坦汤唐陶特提图吐托陀瓦万汪旺威韦维温沃乌伍武希西席夏谢辛欣休许雪逊雅亚延扬杨耶叶伊依因英尤约扎詹哲珍芝朱兹卓买肉玉牙思爱',
);

/**
 * A half-width full stop between two sentences of one paragraph → 。 (GB/T 15834-2011 4.1), where the paragraph writes its other marks in
 * half width too and a whole clause stands on both sides. It stays between the ideographs of foreign names (卡尔.马克思), behind short
 * words (京.津.冀) and in a paragraph of full-width marks.
 */
export function innerStopEdits(text: string): readonly LineEdit[] {
  if (!HALF_WIDTH.test(text)) return [];
  return [...text.matchAll(INNER)]
    .filter(({ index }) => isBetweenSentences(text, index))
    .map(({ index: at }) => ({ at, from: '.', to: '。', rule: 'gbt15834/full-stop' }));
}

function isBetweenSentences(text: string, at: number): boolean {
  if (IN_NAMES.has(text[at - 1] ?? '') && IN_NAMES.has(text[at + 1] ?? '')) return false;
  const before =
    text
      .slice(Math.max(0, at - NEAR), at)
      .split(CLAUSE_END)
      .at(-1) ?? '';
  const [behind = ''] = text.slice(at + 1, at + 1 + NEAR).split(CLAUSE_END, 1);
  return ideographs(before) >= FEWEST && ideographs(behind) >= FEWEST;
}

function ideographs(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}
