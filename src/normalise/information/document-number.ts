/** No number of an official document is longer, in UTF-16 units. */
const LONGEST = 60;
/** 国发〔2021〕15号 */
const NUMBER =
  /^[\p{Script=Han}A-Za-z（）()\s]{1,24}[〔﹝［[（(【]\s{0,4}\d{4}\s{0,4}[〕﹞］\]）)】]\s{0,4}第?\s{0,4}\d{1,5}\s{0,4}号$/u;

/** Whether a line is the number of an official document (GB/T 9704-2012 7.2.5). */
export function isDocumentNumber(text: string): boolean {
  return text.length <= LONGEST && NUMBER.test(text);
}
