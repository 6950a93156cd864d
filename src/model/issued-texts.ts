/** The title of a document that puts other texts into force or hands them on: 关于印发《…办法》的通知, 转发…的意见的通知. */
const HANDS_ON = /(?:印发|公布|颁布|颁发|发布|转发|批转)/u;

/** Whether a text that follows the document without the word 附件 is what it issues, by its form or by its title. */
export function handsOn(form: string | undefined, title: string): boolean {
  return form === 'order' || HANDS_ON.test(title);
}
