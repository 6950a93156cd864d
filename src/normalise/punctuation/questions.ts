import { isHan } from './characters.js';

/** The meaning of a half-width ? between ideographs: a question, the interpunct of a name, or neither for certain. */
export type QuestionReading = 'question' | 'interpunct' | 'doubtful';

/** Words that ask, and particles that close a question. */
const ASKS =
  /[吗呢吧么嘛否没不]["'”’」』]?$|什么|甚么|怎|如何|谁|哪|几[个年天次月位点]|多[少大久长远高深重快]|为何|为啥|何[时处人事以必妨尝故]|难道|岂|是否|能否|可否|有无|还是|莫非|何|啥|咋|凭啥|干吗|([\p{Script=Han}])[不没]\1/u;
/** The length of the clause that is read before the mark, in UTF-16 units. */
const CLAUSE = 60;

/**
 * Reads the ? at `at`. A transcoding that lost · leaves ? in its place (卢卡?布兰特): it is an interpunct for certain only
 * inside 《》; elsewhere ? is a question where its clause asks, or where the sentence ends behind it.
 */
export function readQuestion(text: string, at: number): QuestionReading {
  const behind = text.slice(at + 1).replace(/^[ \u00a0\u3000]/u, '');
  if (!isHan(text[at - 1] ?? '') || !isHan(behind[0] ?? '')) return 'question';
  const before = text.slice(Math.max(0, at - CLAUSE), at);
  const clause = /[^，。！？；：、…,;:!?“”‘’"]*$/u.exec(before)?.[0] ?? '';
  if (ASKS.test(clause)) return 'question';
  const opened = before.lastIndexOf('《');
  const closed = before.lastIndexOf('》');
  const closes = /^[^《》]{1,40}》/u.test(behind);
  return opened > closed && closes ? 'interpunct' : 'doubtful';
}
