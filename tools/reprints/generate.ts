/** Editions made up by a seed: sentences of made-up words, standing phrases that every edition has, and planted repeats. */

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CHARACTERS =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严';

/** Sentences that stand in every third edition. */
const STANDING = [
  '请各单位结合实际认真抓好贯彻落实，执行中的情况和问题及时报告。',
  '会议由主要负责同志主持，有关单位负责人参加会议。',
  '下一步，将继续加大工作力度，确保各项任务落到实处。',
];

export interface Generated {
  readonly id: string;
  readonly sentences: readonly string[];
}

/** `count` editions of twenty sentences or so. */
export function generate(count: number, random: () => number): readonly Generated[] {
  return Array.from({ length: count }, (_, index) => {
    const own = Array.from({ length: 16 + Math.floor(random() * 9) }, () => sentence(random));
    const standing = index % 3 === 0 ? STANDING : [];
    return { id: `edition-${index}`, sentences: [...own, ...standing] };
  });
}

function sentence(random: () => number): string {
  const clauses = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const length = 6 + Math.floor(random() * 14);
    return Array.from({ length }, () => pick(CHARACTERS, random)).join('');
  });
  return `${clauses.join('，')}。`;
}

function pick(from: string, random: () => number): string {
  return from[Math.floor(random() * from.length)] as string;
}

/** Two to four sentences of an earlier edition, every other time with a character changed in each. */
export function repeated(
  editions: readonly Generated[],
  random: () => number,
  altered: boolean,
): { readonly from: string; readonly sentences: readonly string[] } {
  const edition = editions[Math.floor(random() * editions.length)] as Generated;
  const at = Math.floor(random() * 12);
  const passage = edition.sentences.slice(at, at + 2 + Math.floor(random() * 3));
  const change = (text: string) => {
    const place = Math.floor(random() * (text.length - 1));
    return text.slice(0, place) + pick(CHARACTERS, random) + text.slice(place + 1);
  };
  return { from: edition.id, sentences: altered ? passage.map(change) : passage };
}
