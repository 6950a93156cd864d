import type { LedgerReason } from '../../messages/reasons.js';
import {
  COMMENT_OPENINGS,
  COMMENT_WORDS,
  COUNTED,
  MORE_TOOLS,
  menuEntries,
  PAGE_STEPS,
  PAGE_WORDS,
  readWords,
  SECTION_WORDS,
  SHARE_OPENINGS,
  SHARE_PLACES,
  SITE_WORDS,
  SURE_TOOLS,
  type Vocabulary,
  vocabulary,
} from './words.js';

/** Where furniture stands; a rule names the places that are proof enough for its shape. */
export type FurniturePlace =
  /** Before the first sentence of the text. */
  | 'head'
  /** Behind the last sentence of the text. */
  | 'tail'
  /** Nothing but furniture and credits follows. */
  | 'end'
  /** Next to a line that another rule knows. */
  | 'beside'
  /** The same line stands there again. */
  | 'again'
  /** A line of the same rule stands there again. */
  | 'like';

/** The shape of a line. Each shape is read in linear time. */
export type LineShape =
  /** Nothing but words of a list, numbers and marks. One word of `needs` stands in it, or `many` words do. */
  | {
      readonly kind: 'words';
      readonly of: Vocabulary;
      readonly needs: ReadonlySet<string>;
      readonly many?: number;
      readonly numbers: 'none' | 'may' | 'must';
    }
  /** Entries of a site's menu. */
  | { readonly kind: 'menu' }
  | { readonly kind: 'pattern'; readonly pattern: RegExp };

/** One kind of line that is furniture of a page, not text. */
export interface NoiseRule {
  readonly id: string;
  /** For the ledger's reader. */
  readonly why: LedgerReason;
  readonly shape: LineShape;
  readonly example: string;
  readonly stands: readonly FurniturePlace[];
  /** The line gives the headline of another text, which may end with ? or !. */
  readonly headline?: boolean;
  /** Opens a list of links: short lines behind it are of the same kind. */
  readonly opens?: boolean;
}

const OUTSIDE: readonly FurniturePlace[] = ['head', 'tail', 'beside', 'again'];
const BEHIND: readonly FurniturePlace[] = ['tail', 'beside', 'again'];
const pattern = (expression: RegExp): LineShape => ({ kind: 'pattern', pattern: expression });

export const TOOL_WORDS = vocabulary(SURE_TOOLS, MORE_TOOLS);
export const SHARE_WORDS = vocabulary(SHARE_OPENINGS, SHARE_PLACES);
const COUNTER_WORDS = vocabulary(COUNTED, SURE_TOOLS, MORE_TOOLS, SHARE_OPENINGS, SHARE_PLACES);
const TOOL_LINE = vocabulary(SURE_TOOLS, MORE_TOOLS, SHARE_OPENINGS, SHARE_PLACES);
const LINK_DATE = String.raw`(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?`;

/**
 * The table. A line is furniture where it has a rule's shape, holds no sentence, and stands in one of the rule's
 * places: `markNoise` asks for all three of every rule.
 */
export const NOISE_RULES: readonly NoiseRule[] = [
  {
    id: 'link-list',
    why: '末尾的站内链接（标题加日期）',
    shape: pattern(
      new RegExp(
        String.raw`^\s{0,9}(?:[-·•*●▪○◦>»]|\[[^\]]{1,8}\])\s{0,9}\S.{3,100}[\s（([]{1,4}${LINK_DATE}\s?[)）\]]?\s{0,9}$`,
        'u',
      ),
    ),
    example: '- 中国与丹麦签署有机产品合作谅解备忘录(2024-09-15)',
    stands: ['end'],
    headline: true,
  },
  {
    id: 'breadcrumb',
    why: '页面导航路径',
    shape: pattern(
      /^\s{0,9}(?:(?:您|你)?(?:现在|目前|当前)?(?:所)?在?(?:的)?位置\s?[:：]\s?[^>»›→/]{1,12}(?:>|»|›|→|\/).{0,80}|(?:网站)?首页\s{0,4}(?:>|»|›|→|&gt;|\/).{1,80})$/u,
    ),
    example: '您所在的位置：首页 > 新闻 > 正文',
    stands: OUTSIDE,
    headline: true,
  },
  {
    id: 'nav',
    why: '网站栏目导航',
    shape: { kind: 'menu' },
    example: '首页  时政  民生  财经  文体',
    stands: OUTSIDE,
  },
  {
    id: 'share',
    why: '分享工具条',
    shape: {
      kind: 'words',
      of: SHARE_WORDS,
      needs: new Set(SHARE_OPENINGS),
      many: 3,
      numbers: 'none',
    },
    example: '分享到：微信 微博 QQ空间',
    stands: OUTSIDE,
  },
  {
    id: 'page-neighbours',
    why: '上一篇、下一篇',
    shape: pattern(/^\s{0,9}(?:[上下]一[篇条页]|[前后]一[篇条])\s{0,4}(?:[:：].{0,80})?$/u),
    example: '上一篇：某地召开会议',
    stands: ['tail', 'beside', 'like'],
    headline: true,
  },
  {
    id: 'pager',
    why: '分页标记',
    shape: {
      kind: 'words',
      of: vocabulary(PAGE_STEPS, PAGE_WORDS),
      needs: new Set([...PAGE_STEPS, '共']),
      numbers: 'may',
    },
    example: '第1页 共3页  [1] [2] 下一页',
    stands: ['tail', 'beside', 'like'],
  },
  {
    id: 'pager',
    why: '分页标记',
    shape: pattern(/^\s{0,9}_?分节阅读_?\s?\d{1,4}\s{0,9}$/u),
    example: '_分节阅读_2',
    stands: ['head', 'tail', 'beside', 'like'],
  },
  {
    id: 'page-tools',
    why: '页面工具（打印、关闭、字号）',
    shape: { kind: 'words', of: TOOL_LINE, needs: new Set(SURE_TOOLS), many: 4, numbers: 'none' },
    example: '【打印】【关闭】 字号：大 中 小',
    stands: OUTSIDE,
  },
  {
    id: 'counter',
    why: '浏览计数',
    shape: { kind: 'words', of: COUNTER_WORDS, needs: new Set(COUNTED), numbers: 'must' },
    example: '浏览次数：1024  字体：大 中 小',
    stands: OUTSIDE,
  },
  {
    id: 'comment',
    why: '评论区入口',
    shape: {
      kind: 'words',
      of: vocabulary(COMMENT_WORDS),
      needs: new Set(COMMENT_OPENINGS),
      numbers: 'may',
    },
    example: '网友评论(0)  我要评论',
    stands: BEHIND,
  },
  {
    id: 'copyright',
    why: '版权与备案声明',
    shape: pattern(
      /^\s{0,9}(?:©.{0,120}|Copyright\b.{0,120}|\(c\)\s?(?:19|20)\d{2}(?=[-–—,，\s]|$).{0,80}|.{0,40}(?:版权所有|All Rights Reserved).{0,80}|版权归.{1,24}所有.{0,24})$/iu,
    ),
    example: '© 2021 江州新闻网 版权所有',
    stands: BEHIND,
  },
  {
    id: 'copyright',
    why: '版权与备案声明',
    shape: pattern(
      /^.{0,40}(?:ICP[备证]\s?\d{6,}|公网安备\s?\d{8,}|许可证(?:编?号)?\s?[:：]?\s?(?:[\p{Script=Han}A-Z\d-]{0,6}[第号(（])?\d{7,}(?=[号\s)）,，、-]|$)|广告(?:热线|电话)\s?[:：]\s?[\d-]{7,}).{0,80}$/iu,
    ),
    example: '京ICP备11111111号  新闻信息服务许可证：00000000000',
    stands: BEHIND,
  },
  {
    id: 'copyright',
    why: '版权与备案声明',
    shape: pattern(
      /^\s{0,9}(?:(?:版权声明\s?[:：].{0,24})?未经(?:本[站报网刊])?(?:书面)?(?:授权|许可|允许|同意)[，, ]{0,2}(?:不得|禁止|严禁|请勿|谢绝).{0,12}(?:转载|复制|镜像|摘编).{0,20}|建议使用.{0,24}(?:浏览器|分辨率).{0,12}|(?:(?:主办|承办|主管|建设|维护)(?:单位)?[:：]\S{2,24}\s{1,4}){0,3}技术支持[:：]\S{2,24}(?:公司|中心|科技|网|部|局|集团))\s{0,9}$/u,
    ),
    example: '未经授权不得转载',
    stands: BEHIND,
  },
  {
    id: 'advertisement',
    why: '广告与引流',
    shape: pattern(/^[\s▼▲↓↑>*【[（(]{0,9}(?:广告|推广|赞助)[\s】\])）:：▼▲↓↑]{0,9}$/u),
    example: '【广告】',
    stands: ['end', 'beside'],
  },
  {
    id: 'advertisement',
    why: '广告与引流',
    shape: pattern(
      /^[\s▼▲↓↑>*“]{0,9}(?:点击|长按)(?:上方|下方|上面|下面|这里|左上角|右上角)?(?:蓝字|蓝色字|名片|二维码|头像)[^。！？]{0,16}(?:关注我们|关注|订阅)[\s▼▲↓↑<*”]{0,9}$/u,
    ),
    example: '点击上方蓝字“江城发布”关注我们',
    stands: ['head', 'end', 'beside', 'again'],
  },
  {
    id: 'advertisement',
    why: '广告与引流',
    shape: pattern(
      /^[\s▼▲↓↑>*“]{0,9}(?:(?:请?用)?(?:微信|手机)?扫一扫[^。！？]{0,16}(?:关注我们|手机打开当前页|手机阅读|手机观看|打开当前页|分享本文|分享至朋友圈|分享|下载)|(?:打开|下载|点击|展开|登录)[^，。！？]{0,10}(?:阅读|查看|看|显示|展开)(?:全文|原文|全部|更多精彩图片|更多)|展开全文|展开剩余(?:部分)?\d{0,3}%?|点击展开全文|阅读全文)[\s▼▲↓↑<*”>]{0,9}$/iu,
    ),
    example: '打开APP阅读全文',
    stands: ['head', 'end', 'beside', 'again'],
  },
  {
    id: 'advertisement',
    why: '广告与引流',
    shape: pattern(
      /^[\s▼▲↓↑>*“]{0,9}(?:点击|长按|扫描|识别|扫码|关注|欢迎关注|打开|下载|进入|前往|用?微信扫一扫|扫一扫)[^。！？]{0,24}(?:二维码|公众号|视频号|客户端|小程序|APP|关注我们|订阅)(?:[，, ]{0,2}(?:即可)?(?:关注|下载|订阅|查看|阅读|了解|看|获取|分享|浏览)(?:我们|全文|原文|更多|更多精彩|更多内容|更多资讯|本文|详情|本站){0,3}(?:内容|资讯|新闻)?)?[\s▼▲↓↑<*”]{0,9}$/iu,
    ),
    example: '▼ 点击下载“江州新闻”客户端 ▼',
    stands: ['end', 'beside', 'again'],
  },
  {
    id: 'book-site',
    why: '电子书站的说明',
    shape: pattern(
      /^(?!\s{0,9}(?:[《[]|\d{1,3}[.、]))(?=.{0,140}(?:https?:|www\s?[.．。]|\.(?:com|net|org|cn|cc)(?:[^a-z]|$)))(?=.{0,140}(?:TXT|电子书|小说|书[库城吧包屋斋]|下载网|好书|免费下载)).{1,140}$/iu,
    ),
    example: '更多好书请到江州书库 www.example.com 下载',
    stands: ['head', 'end', 'beside', 'again'],
  },
  {
    id: 'book-site',
    why: '电子书站的说明',
    shape: pattern(
      /^[\s★☆※【[（(_-]{0,9}(?:(?:声明|申明)\s?[:：]\s?)?(?:您下载的该|本)(?:书|文|作品|电子书|图书|小说)(?:由[^，,。；]{0,24}(?:TXT|电子书|小说[网站]|论坛|书[库城吧包屋斋]|下载网|阅读网)[^，,。；]{0,12}(?:整理|提供|制作|收集|下载|发布|上传|收藏)|(?:来自|下载于|下载自|来源于)[^，,。；]{0,24}(?:TXT|电子书|小说[网站]|论坛|书[库城吧包屋斋]|下载网|阅读网))[^。；]{0,40}$/iu,
    ),
    example: '本书由江州电子书论坛整理提供',
    stands: ['head', 'end', 'beside', 'again'],
  },
  {
    id: 'wechat',
    why: '公众号文末的引导',
    shape: pattern(
      /^\s{0,9}(?:[-—=*]{0,12}\s?(?:END|the end)\s?[-—=*]{0,12}|阅读原文|(?:觉得)?(?:好看|不错|有用).{0,6}[，,]?\s?(?:请|就)?(?:点|分享|转发).{0,4}(?:赞|在看|关注|收藏|分享|转发|朋友圈|支持|一下).{0,10}|.{0,8}点.{0,3}[“"]?在看[”"]?.{0,10}|喜欢(?:就|请)(?:点|转|分享|关注|收藏).{0,14})\s{0,9}$/iu,
    ),
    example: '觉得好看，请点“在看”↓↓↓',
    stands: ['end'],
  },
  {
    id: 'page-code',
    why: '网页代码的残余',
    shape: pattern(/^[\s/]{0,9}(?:<!--[\s/]{0,4}-->|<!--|-->|&nbsp;|<U\+00A0>)[\s/]{0,9}$/u),
    example: '<!-- / -->',
    stands: OUTSIDE,
  },
  {
    id: 'related',
    why: '相关链接的栏名',
    shape: pattern(
      /^\s{0,9}[【[（(]?\s?(?:相关(?:链接|新闻|阅读|报道|文章|稿件)|延伸阅读|推荐阅读|热点新闻|热门(?:新闻|文章|推荐)|最新(?:新闻|文章)|往期(?:推荐|回顾)|精彩推荐|猜你喜欢|更多新闻)\s?[】\])）]?\s?[:：]?\s{0,9}$/u,
    ),
    example: '相关链接：',
    stands: ['end'],
    opens: true,
  },
];

/** Whether a line looks as a rule says. */
export function looksLike(shape: LineShape, text: string): boolean {
  if (shape.kind === 'pattern') return shape.pattern.test(text);
  if (shape.kind === 'menu') return isMenu(text);
  const line = readWords(text, shape.of);
  if (line === undefined || line.words.length === 0) return false;
  if (shape.numbers === 'none' && line.numbers > 0) return false;
  if (shape.numbers === 'must' && line.numbers === 0) return false;
  return (
    line.words.some((word) => shape.needs.has(word)) ||
    (shape.many !== undefined && line.words.length >= shape.many)
  );
}

const SITE = new Set(SITE_WORDS);
const SECTION = new Set([...SECTION_WORDS, ...SITE_WORDS]);
/** An entry of a menu is no longer than this, in UTF-16 units. */
const LONGEST_ENTRY = 8;

/** A line of short entries, most of them a site's: one of them only a site has, or there are many. */
function isMenu(text: string): boolean {
  const entries = menuEntries(text);
  if (entries.length < 3 || entries.some((entry) => entry.length > LONGEST_ENTRY)) return false;
  const known = entries.filter((entry) => SECTION.has(entry)).length;
  if (known < entries.length / 2) return false;
  return entries.some((entry) => SITE.has(entry)) ? known >= 2 : known >= 5;
}
