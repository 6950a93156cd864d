/** No heading is longer, in characters. */
const LONGEST = 60;
/** A sentence ends so; a heading may ask or exclaim. */
const SENTENCE = /[。；，、…]$|[。；]./u;
/** Captions and credits of pictures. */
const CAPTION =
  /(?:^(?:图为|图[一二三四五六七八九十\d]+[：:\s]|▲|△|↑))|[（(【[][^（()）]{0,16}(?:截图|资料图|图片|图源|供图|摄影|摄|图|来源[^）)]{0,10})[）)】\]]$/u;
/** Credits: who wrote, edited or photographed, and the source. */
const CREDIT =
  /^[（(【[\s]*(?:本报|本刊|本网)?(?:责任编辑|责编|编辑|记者|通讯员|作者|来源|来稿|文|图|摄影|摄|审核|校对|编审|监制|统筹|策划|主编|制作|值班)[^。]{0,6}[：:｜|/]/u;

/** The parts of a text that show a heading: brackets around a label, a number. */
const MARKED =
  /^(?:[【〔［[]|[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十百零〇\d]+[章节篇部卷回条编])/u;

/** Whether being bold is all that shows a line to be a heading. */
export function isHeadingByBold(text: string): boolean {
  return isHeadingText(text) && !MARKED.test(text);
}

/** Whether text that its document sets as a heading, or in bold, can be one: no sentence, caption or credit. */
export function isHeadingText(text: string): boolean {
  const length = [...text].length;
  return (
    length > 0 &&
    length <= LONGEST &&
    !SENTENCE.test(text) &&
    !/^[（(].*[）)]$/u.test(text) &&
    !CAPTION.test(text) &&
    !CREDIT.test(text)
  );
}
