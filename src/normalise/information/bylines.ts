import { bookAuthors } from './book-authors.js';
import type { Credit } from './credit.js';
import { beginsWithSurname } from './surnames.js';

/** The roles of people and their MARC relator codes: author, contributor, photographer, illustrator, editor, proofreader. */
const ROLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:通讯员|通訊員|见习通讯员|特约通讯员)$/u, 'ctb'],
  [/^(?:摄影(?:报道)?|攝影|摄|图|图片|圖)$/u, 'pht'],
  [/^(?:译者|譯者|翻译|翻譯)$/u, 'trl'],
  [/^(?:制图|绘图|漫画|插图|美编|版式|视觉)$/u, 'ill'],
  [/^(?:校对|校對|校|审校|校审|二校|三校)$/u, 'pfr'],
  [
    /^(?:责任编辑|責任編輯|责编|責編|值班编辑|编辑|編輯|编|审核|监制|主编|责任人|审读|编审|值班主任|值班编委|终审|签发)$/u,
    'edt',
  ],
];
/** Words that announce names, a role each. */
const ROLE =
  '(?:[\\p{Script=Han}]{0,8}?(?:记者|記者|特约撰稿人|通讯员|通訊員)|作者|撰文|撰稿|执笔|文\\/图|图\\/文|文图|图文|文字|文|图片|图|摄影报道|摄影|攝影|摄|制图|绘图|漫画|插图|美编|版式|视觉|校对|校對|审校|校审|责任编辑|責任編輯|责编|責編|值班编辑|值班主任|值班编委|编辑|編輯|审核|监制|主编|审读|编审|终审|签发|校|编)';
const NAME = '[\\p{Script=Han}·]{2,6}';
const NAMES = `${NAME}(?:[\\s、，,\\u3000]+(?!整理|(?:实习|见习|特约|特派)?(?:记者|通讯员)|摄影?(?:[\\s）)]|$)|文(?:[）)]|$)|${ROLE}[\\s:：/|｜])${NAME}){0,7}`;
/** One role and its names. */
const PART = new RegExp(
  `^(?<role>${ROLE})(?<gap>\\s*[:：/|｜]?\\s*)(?<names>${NAMES})(?<rest>[\\s、，,；;|｜/\\u3000]+|$)`,
  'u',
);
/** Where the next reporter's office follows a name at once: 陈雪频实习记者唐翔. */
const BESIDE =
  /(?<=\p{Script=Han}{2})(?<!本报|新闻|社|网|台|报|驻.{2})(?=(?:实习|见习|特约|特派)(?:记者|通讯员)\p{Script=Han})/gu;
const LEADING_NAMES = new RegExp(
  `^(?:${NAME}[\\s\\u3000、]+){1,4}(?=[\\p{Script=Han}]{0,8}(?:记者|通讯员)[\\s\\u3000:：])`,
  'u',
);
/** Words that may follow the names: 发自北京, 文, 摄 */
const ENDING =
  /(?:\s{0,9}(?:发自|報道自|报道自|采写自|摄于)[\p{Script=Han}]{2,12}(?:报道)?|\s{0,9}(?:整理|文并图|文\/图|文|摄影?|撰稿|报道|報道|综合报道|采写))$/u;
/** 某市市长 周 平: an office, and the name of who holds it. */
const SPEAKER =
  /^(?:[\p{Script=Han}、]{0,24}(?:省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|书记|总理|主任|部长|局长|厅长|院长|检察长|行长|董事长|总经理|会长|校长|司令员|政委|代表|委员))[\s\u3000]+([\p{Script=Han}·](?:[\s\u3000]?[\p{Script=Han}·]){1,5})$/u;
/** What stands before a name and is none of it: 作者：本报记者张三 */
const OFFICE =
  /^(?:本报|本網|本网|本刊|新华社|新華社)?(?:记者|記者|通讯员|通訊員)(?=\p{Script=Han}{2,4}$)/u;
/** The office alone, parted from the name: 作者：记者 王小满 */
const OFFICE_ALONE =
  /^(?:本报|本網|本网|本刊|新华社|新華社)?(?:特约|特派|实习|见习)?(?:记者|記者|通讯员|通訊員|撰稿人)$/u;
const LONGEST_NAME = 4;
/** Whoever wrote or translated a book, foreign names and their country among them: 作者：[英]毛姆, 译者：朱某、陈某 */
const AUTHORSHIP =
  /^[【]?(?<role>作\s{0,4}者|著者|原著|译\s{0,4}者|翻译|譯者)[】]?\s{0,4}[:：]?\s{0,4}(?:[[（(［〔【]\p{Script=Han}{1,3}[\]）)］〕】]\s?)?(?<names>[\p{Script=Han}\p{L}·•.、，, ]{2,40}?)(?:\s?[著译譯])?$/u;

/** The people whom a line of a book names as its authors; undefined where it says something else. */
function authors(line: string): readonly Credit[] | undefined {
  const { role = '', names = '' } = AUTHORSHIP.exec(line)?.groups ?? {};
  // Without a colon or brackets 作者 begins a sentence.
  if (names === '' || !/[:：】]/u.test(line)) return undefined;
  return names
    .split(/[、，,]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({ name, role: roleOf(role.replace(/\s/gu, '')) }));
}

/** The people whom a line names, and their roles; undefined where any part of it is something else. */
export function byline(line: string): readonly Credit[] | undefined {
  return rolesAndNames(line) ?? authors(line) ?? bookAuthors(line);
}

function rolesAndNames(line: string): readonly Credit[] | undefined {
  const text = line
    .replace(/^[□■◎●]\s*/u, '')
    .replace(/^[（(【](.*)[）)】]$/u, '$1')
    .trim()
    .replace(ENDING, '')
    .replace(BESIDE, ' ');
  const creators: Credit[] = [];
  // Names may stand before their roles: 张三 李四 本报通讯员 王五.
  const before = LEADING_NAMES.exec(text)?.[0] ?? '';
  if (before !== '' && namesIn(before).every(beginsWithSurname))
    creators.push(...namesIn(before).map((name) => ({ name, role: 'aut' })));
  let rest = creators.length > 0 ? text.slice(before.length) : text;
  while (rest !== '') {
    const groups = PART.exec(rest)?.groups;
    const { role = '', gap = '', names = '' } = groups ?? {};
    if (groups === undefined || (gap === '' && !beginsWithSurname(names))) return undefined;
    // 编：… and 图：… are announced by their colon: without it they begin a sentence.
    if (role.length === 1 && gap.trim() === '') return undefined;
    creators.push(...namesIn(names).map((name) => ({ name, role: roleOf(role) })));
    rest = rest.slice(PART.exec(rest)?.[0].length ?? rest.length);
  }
  return creators.length === 0 ? undefined : creators;
}

/** 某市市长 周 平 → 周平. */
export function speaker(line: string): Credit | undefined {
  const name = SPEAKER.exec(line)?.[1]?.replace(/[\s\u3000]/gu, '');
  return name !== undefined && name.length <= LONGEST_NAME && beginsWithSurname(name)
    ? { name, role: 'aut' }
    : undefined;
}

export function isEditorial(creators: readonly Credit[]): boolean {
  return creators.every(({ role }) => role === 'edt' || role === 'pfr');
}

function roleOf(word: string): string {
  if (/通讯员|通訊員/u.test(word)) return 'ctb';
  return ROLES.find(([pattern]) => pattern.test(word))?.[1] ?? 'aut';
}

/** Names with spaces or commas between them. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/[\s、，,\u3000]+/u)
    .map((name) => name.replace(OFFICE, ''))
    .filter((name) => name !== '' && !OFFICE_ALONE.test(name));
}
