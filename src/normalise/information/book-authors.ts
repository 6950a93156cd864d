import type { Credit } from './credit.js';
import { beginsWithSurname } from './surnames.js';

/** The dynasties and ages by which editions of old books name their authors. */
const DYNASTY =
  '(?:先秦|春秋|[战戰][国國]|秦|[两兩东東西后後]?[汉漢]|三[国國]|曹?魏|蜀[汉漢]?|孙?[吴吳]|[两兩东東西]?[晋晉]|南北朝|南朝|北朝|(?:[刘劉]|南|北)?宋|南?[齐齊]|梁|[陈陳]|北?魏|北[齐齊周]|隋|唐|五代|后[梁唐晋晉汉漢周]|[辽遼]|金|西夏|元|明|清|民[国國])';
/** What its maker did with a book, and the MARC relator code. */
const WORK =
  '(?:[编編][著撰纂次修选選]?|纂[修辑輯]?|修纂|修|撰|著|[辑輯][录錄注註校]?|[选選][编編注註]|[集校笺箋]?[注註]|疏|[点點校]?校|[评評][点點]?|[译譯][注註]?)';
/** A name, or that nobody knows it. */
const NAME = '(?<name>[\\p{Script=Han}·]{1,7}?)';
/** 明　佚名编, 清·周守一撰, （清）周守一 著, [唐]周守一 */
const WITH_DYNASTY = new RegExp(
  `^(?:(?:[（(〔［[【]${DYNASTY}[代朝]?[）)〕］\\]】][\\s\\u3000]{0,3}${NAME}(?:[\\s\\u3000]{0,3}(?<bracketed>${WORK}))?)|(?:${DYNASTY}[代朝]?(?:[\\s\\u3000]{1,3}|[\\s\\u3000]?[·.．•][\\s\\u3000]?)${NAME.replace('name', 'spaced')}[\\s\\u3000]{0,3}(?<work>${WORK})))$`,
  'u',
);
/** 周守一　辑, 周守一编著: without a dynasty the name begins with a surname. */
const WITHOUT = new RegExp(
  `^${NAME}(?:[\\s\\u3000]{1,3}(?<work>${WORK})|(?<whole>[编編][著撰纂]|[辑輯][录錄]|[点點]校))$`,
  'u',
);
const UNKNOWN = /^(?:佚名|[无無]名氏|[阙闕]名|不[详詳])$/u;
/** Who writes under no surname of the usual ones: 赵家老人, 西山居士 */
const LONGEST_NAME = 7;

/** The makers of an old book, as the line below its title names them; undefined where the line says something else. */
export function bookAuthors(line: string): readonly Credit[] | undefined {
  if (line.length > 40) return undefined;
  // （清）周守一 著　王一平 辑
  const parts = line
    .trim()
    .split(new RegExp(`(?<=[\\s\\u3000]${WORK})[\\s\\u3000、，,；;]{1,3}(?=\\S)`, 'u'));
  const credits = parts.map(maker);
  return credits.every((credit) => credit !== undefined) ? credits : undefined;
}

function maker(text: string): Credit | undefined {
  const old = WITH_DYNASTY.exec(text)?.groups;
  if (old !== undefined) {
    const name = old.name ?? old.spaced ?? '';
    const work = old.bracketed ?? old.work;
    if (!UNKNOWN.test(name) && !beginsWithSurname(name) && work === undefined) return undefined;
    return name.length < 2 ? undefined : { name, role: roleOf(work ?? '') };
  }
  const { name = '', work, whole } = WITHOUT.exec(text)?.groups ?? {};
  if (name.length < 2 || name.length > LONGEST_NAME) return undefined;
  if (!UNKNOWN.test(name) && !(beginsWithSurname(name) && name.length <= LONGEST_PLAIN))
    return undefined;
  return { name, role: roleOf(work ?? whole ?? '') };
}

/** A name without a dynasty is no longer than this: 周守一, 周家老人 */
const LONGEST_PLAIN = 4;

function roleOf(work: string): string {
  if (/^[译譯]/u.test(work)) return 'trl';
  if (/^[编編辑輯纂选選校点點]/u.test(work) && !/[著撰]/u.test(work)) return 'edt';
  return 'aut';
}
