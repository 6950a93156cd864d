import { readingForm } from '../reading-form.js';

/** Marks that end a sentence, or part its halves. */
const STOP = /[。；！？]|[!?;](?=\s*\p{Script=Han})|(?<=\p{Script=Han})[!?;]/u;
const COMMA = /(?<=[\p{Script=Han}”’）])[，,]|[，,](?=\p{Script=Han})/u;
const HAN = /\p{Script=Han}/gu;
/** A line with a comma and more Chinese characters than this is a sentence even where its stop is missing. */
const CLAUSES = 26;

/** Stock phrases of a page's foot: a line of nothing else says nothing of the text. */
const FORMULAS =
  /(?:版权声明|版权所有|本[报刊站网社](?:网站)?(?:所有|刊载|登载|发布)的?(?:文字|图片|内容|作品|信息|稿件|、|和|及|与){1,9}|未经(?:本[报刊站网社])?(?:书面)?(?:授权|许可|允许|同意)|(?:均)?(?:不得|禁止|严禁|请勿|谢绝)(?:以任何形式|擅自)?(?:转载|复制|摘编|使用|镜像|传播|或|、|及|和){1,9}|转载请注明(?:出处|来源)|违者必究|违者将(?:依法)?追究(?:法律)?责任)/gu;

/** Whether a line holds a sentence: no rule for furniture may drop it. */
export function hasSentence(text: string): boolean {
  if (STOP.test(readingForm(text))) return HAS_LETTERS.test(text.replace(FORMULAS, ''));
  return COMMA.test(text) && (text.match(HAN)?.length ?? 0) > CLAUSES;
}

const HAS_LETTERS = /[\p{L}\p{N}]/u;

/** Whether a line that gives a headline (a link to another text) holds more than that: headlines have no full stop. */
export function hasMoreThanHeadline(headline: string): boolean {
  return /[。；;]/u.test(readingForm(headline));
}

/** Whether a line ends as a sentence does. */
export function sentenceLine(text: string): boolean {
  return /[。！？…!?][”’」』）)]{0,3}$/u.test(readingForm(text.replace(/\p{Cf}/gu, '').trimEnd()));
}
