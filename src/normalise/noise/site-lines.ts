/** A line of a site that asks its reader to do something is no longer than this, in UTF-16 units. */
const LONGEST = 48;
const BEFORE = String.raw`^[\s▼▲↓↑>*“【[（(☞👉👇👆]{0,9}`;
/** 扫一扫，关注某某发布公众号; 长按识别二维码 */
const SCAN = new RegExp(
  `${BEFORE}(?:请?用?(?:微信|手机)?(?:扫一扫|扫码|扫描|长按|识别))[^。！？；]{0,24}(?:二维码|公众号|视频号|小程序|APP|客户端|关注|全文|原文|阅读|观看|收看|收听|下载|当前页|手机|分享)[^。！？；]{0,12}$`,
  'iu',
);
/** 点击查看更多精彩图片; 点击进入专题：春灌进行时 */
const PRESS = new RegExp(
  `${BEFORE}(?:点击|戳|点)(?:查看|进入|观看|收看|收听|下载|上方|下方|上面|下面|这里|此处|图片|右上角|左上角|蓝字|名片|头像|链接|标题|菜单栏|【)[^。！？；]{0,32}$`,
  'u',
);
/** 更多内容请关注……; 打开APP阅读全文; 欢迎关注某某公众号 */
const MORE = new RegExp(
  `${BEFORE}(?:更多[^。！？；，]{0,14}(?:请?(?:点击|关注|下载|扫码|戳)|尽在)|(?:打开|下载)[^。！？；，]{0,12}(?:APP|客户端)|(?:欢迎|敬请)(?:关注|扫码|订阅)|展开(?:全文|剩余)|(?:阅读|查看)(?:原文|全文))[^。！？；]{0,24}$`,
  'iu',
);

/** Whether a line is a site's call to its reader (to scan, press, follow) and holds no sentence of the text. */
export function isSiteLine(text: string): boolean {
  if (text.length > LONGEST) return false;
  return SCAN.test(text) || PRESS.test(text) || MORE.test(text);
}
