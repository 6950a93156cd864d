import type { WorkingLine } from './working-line.js';

/** One kind of line that is furniture of a page, not text. */
export interface NoiseRule {
  readonly id: string;
  /** For the ledger's reader. */
  readonly why: string;
  readonly pattern: RegExp;
  readonly example: string;
  /** Only where nothing but furniture follows (`tail`), or before the text's first sentence (`head`). */
  readonly where?: 'tail' | 'head';
  /** Opens a list of links: short lines behind it are of the same kind. */
  readonly opens?: boolean;
}

/** No furniture is longer than this, in UTF-16 units: spares the patterns long paragraphs. */
const LONGEST = 140;

/** Words of sites' menus. */
const MENU =
  '首页|要闻|时政|新闻|民生|财经|文体|县区|图片|视频|专题|评论|读书|非遗|登录|注册|国内|国际|社会|娱乐|体育|科技|教育|健康|旅游|论坛|博客|理论|党建|政务|地方|滚动|直播|客户端|无障碍|English|网站地图|设为首页|加入收藏|联系我们|关于我们';
/** Where text can be sent to. */
const SHARES =
  '微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|QQ|朋友圈|人人网|豆瓣|抖音|扫一扫|手机看|收藏|复制链接|更多';
const TOOLS =
  '打印(?:本页|此页|文章)?|关闭(?:窗口|本页|此页)?|返回(?:顶部|首页|列表)?|字号|字体|小字号|大字号|[大中小]|纠错|推荐给好友|我要(?:评论|纠错)|收藏';
const SEPARATOR = '[\\s\\u3000|｜/、,，;；>›»·•\\-_]';
const MARKS = '[\\[\\]【】（）()〔〕:：|｜/\\s\\u3000·•+]';

/** Every pattern is anchored and free of nested repetition over the same characters; none matches a whole sentence. */
export const NOISE_RULES: readonly NoiseRule[] = [
  {
    id: 'link-list',
    why: '末尾的站内链接（标题加日期）',
    pattern:
      /^\s*[-·•*●▪○◦>»]\s*\S.{3,120}[（([]\s*\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?\s*[)）\]]\s*$/u,
    example: '- 中国与丹麦签署有机产品合作谅解备忘录(2024-09-15)',
    where: 'tail',
  },
  {
    id: 'link-list',
    why: '末尾的站内链接（标题加日期）',
    pattern:
      /^\s*(?:[-·•*●▪○◦>»]|\[[^\]]{1,8}\])\s*\S.{3,100}\s\(?(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\)?\s*$/u,
    example: '· 全市户外劳动者驿站增至260个  2022-07-08',
    where: 'tail',
  },
  {
    id: 'breadcrumb',
    why: '页面导航路径',
    pattern:
      /^\s*(?:(?:您?(?:现在|目前|当前)?(?:所)?在?(?:的)?位置|当前位置|所在位置)\s*[:：].{0,100}|首页\s*(?:>|»|›|→|&gt;|\/|-)+.{1,80})$/u,
    example: '您所在的位置：首页 > 新闻 > 正文',
  },
  {
    id: 'nav',
    why: '网站栏目导航',
    pattern: new RegExp(
      `^(?:(?=.*(?:首页|登录|注册|网站地图|联系我们|关于我们|无障碍))${SEPARATOR}*(?:(?:${MENU})${SEPARATOR}+){2,}|${SEPARATOR}*(?:(?:${MENU})${SEPARATOR}+){5,})(?:\\S{1,8}(?:${SEPARATOR}+|$))*$`,
      'u',
    ),
    example: '首页  时政  民生  财经  文体',
  },
  {
    id: 'share',
    why: '分享工具条',
    pattern: new RegExp(
      `^\\s*(?:分享(?:到|至|给)?|转发(?:到|至)?)${MARKS}*(?:(?:${SHARES})${MARKS}*)*$|^\\s*(?:(?:${SHARES})${MARKS}+){2,}(?:${SHARES})?\\s*$`,
      'u',
    ),
    example: '分享到：微信 微博 QQ空间',
  },
  {
    id: 'page-neighbours',
    why: '上一篇、下一篇',
    pattern: /^\s*(?:[上下]一[篇条页]|前一[篇条]|后一[篇条])\s*(?:[:：].{0,80})?$/u,
    example: '上一篇：某地召开会议',
  },
  {
    id: 'pager',
    why: '分页标记',
    pattern:
      /^(?=.*(?:[上下]一页|尾页|末页|共\s*\d+\s*页|\[\d+\]))[\s\u3000]*(?:第\s*\d+\s*页|共\s*\d+\s*页|\[\d+\]|首页|[上下]一页|尾页|末页|[\s\u3000/，,|])+$/u,
    example: '第1页 共3页  [1] [2] 下一页',
  },
  {
    id: 'page-number',
    why: '版面的页码',
    pattern: /^\s*(?:[-—–·•]\s*\d{1,4}\s*[-—–·•]|第\s*\d{1,4}\s*页)\s*$/u,
    example: '· 12 ·',
  },
  {
    id: 'page-tools',
    why: '页面工具（打印、关闭、字号）',
    pattern: new RegExp(
      `^(?=.*(?:打印|关闭|返回|字号|字体|纠错|推荐给好友|我要评论))(?:${TOOLS}|${MARKS})+$`,
      'u',
    ),
    example: '【打印】【关闭】 字号：大 中 小',
  },
  {
    id: 'counter',
    why: '浏览计数',
    pattern: new RegExp(
      `^\\s*(?:阅读|浏览|点击|访问)(?:次数|量|数)?\\s*[:：]?\\s*[\\d,.]+\\s*[万次]{0,2}(?:${MARKS}*(?:赞|在看|评论|点赞|收藏|转发)\\s*[\\d,.]*万?)*(?:${TOOLS}|${MARKS})*$`,
      'u',
    ),
    example: '浏览次数：1024  字体：大 中 小',
  },
  {
    id: 'comment',
    why: '评论区入口',
    pattern:
      /^\s*(?:(?:网友|网民|用户|我要|发表|查看|全部|热门)(?:评论|跟帖|留言)|(?:评论|跟帖|留言)(?=\s*[(（]\s*\d))\s*(?:[(（]\s*\d+\s*[)）])?(?:\s*(?:我要评论|发表评论|登录|查看更多))*\s*$/u,
    example: '网友评论(0)  我要评论',
  },
  {
    id: 'copyright',
    why: '版权与备案声明',
    pattern:
      /^\s*(?:(?:©|\(c\)|Copyright\b|版权所有|版权声明|版权归|免责声明).{0,120}|.{0,40}(?:版权所有|ICP备|公网安备|许可证\s*[:：]?\s*[\d(（]|广告热线|技术支持\s*[:：]).{0,80}|未经(?:授权|许可|允许|书面).{0,40}(?:转载|复制|使用).{0,40}|建议使用.{0,40}浏览.{0,10})$/iu,
    example: '版权所有 未经授权不得转载',
  },
  {
    id: 'advertisement',
    why: '广告与引流',
    pattern:
      /^(?:[\s▼▲↓↑>*【[（(]*(?:广告|推广|赞助)[\s】\])）:：]*|[\s▼▲↓↑>*“]*(?:点击|长按|扫描|扫一扫|识别|关注).{0,30}(?:二维码|公众号|客户端|小程序|APP|关注我们|订阅|下载).{0,12})$/iu,
    example: '▼ 点击下载“江州新闻”客户端 ▼',
  },
  {
    id: 'wechat',
    why: '公众号文末的引导',
    pattern:
      /^\s*(?:[-—=*]*\s*(?:END|完|the end)\s*[-—=*]*|阅读原文|(?:觉得)?(?:好看|不错).{0,6}[，,]?\s*(?:请|就)?点.{0,12}|.{0,8}点.{0,3}[“"]?在看[”"]?.{0,10}|喜欢(?:就|请).{0,16})\s*$/iu,
    example: '觉得好看，请点“在看”↓↓↓',
    where: 'tail',
  },
  {
    id: 'related',
    why: '相关链接的栏名',
    pattern:
      /^\s*[【[（(]?\s*(?:相关(?:链接|新闻|阅读|报道|文章|稿件)|延伸阅读|推荐阅读|热点新闻|热门(?:新闻|文章|推荐)|最新(?:新闻|文章)|往期(?:推荐|回顾)|精彩推荐|猜你喜欢)\s*[】\])）]?\s*[:：]?\s*$/u,
    example: '相关链接：',
    where: 'tail',
    opens: true,
  },
  {
    id: 'mail-header',
    why: '邮件的信头',
    pattern:
      /^\s*(?:发件人|收件人|抄送|密送|发送时间|日期|主题|发件日期|From|To|Cc|Sent|Date|Subject)\s*[:：]\s*\S.{0,100}$/iu,
    example: '发件人: 编辑部 <a@example.org>',
    where: 'head',
  },
  {
    id: 'mail-header',
    why: '邮件的引用说明',
    pattern: /^\s*(?:在|于)?\s*\d{4}[-年/].{5,80}(?:写道|wrote)\s*[:：]\s*$/u,
    example: '在 2023-05-10 09:12，"编辑部" 写道:',
  },
];

/** What `keep` may name. */
export const KEEPABLE: readonly string[] = [
  ...new Set([...NOISE_RULES.map(({ id }) => id), 'site-header']),
].sort();

/** How many of a document's first text lines are its head. */
const HEAD = 8;
/** A site's header or a book's running head is this short, and comes again. */
const LONGEST_HEADER = 40;

/** Gives furniture the fate `dropped`, with its rule and reason. `keep` names rules that don't apply. */
export function markNoise(
  lines: readonly WorkingLine[],
  keep: readonly string[] = [],
  drop: readonly RegExp[] = [],
): void {
  const rules = NOISE_RULES.filter(({ id }) => !keep.includes(id));
  const text = lines.filter((line) => line.fate === undefined);
  for (const line of text) {
    const wanted = drop.find((pattern) => pattern.test(line.text));
    if (wanted !== undefined) mark(line, 'drop', `--drop ${wanted.source}`);
  }
  const isMail = text
    .slice(0, HEAD)
    .some(({ text: own }) => /^\s*(?:发件人|收件人|From|To)\s*[:：]/iu.test(own));
  const ruleOf = (line: WorkingLine, place: 'tail' | 'head' | undefined) =>
    line.text.length > LONGEST
      ? undefined
      : rules.find(({ pattern, where }) => where === place && pattern.test(line.text));
  for (const [index, line] of text.entries()) {
    if (line.fate !== undefined) continue;
    const rule =
      ruleOf(line, undefined) ?? (isMail && index < HEAD ? ruleOf(line, 'head') : undefined);
    if (rule !== undefined) mark(line, rule.id, rule.why);
  }
  if (!keep.includes('related')) markLinkBlock(text, rules);
  let tail = true;
  for (const line of [...text].reverse()) {
    if (line.fate !== undefined) continue;
    const rule = tail ? ruleOf(line, 'tail') : undefined;
    if (rule !== undefined) mark(line, rule.id, rule.why);
    else if (!isCredit(line.text)) tail = false;
  }
  if (!keep.includes('site-header')) markHeaders(text);
}

/** A line that may stand among a page's last furniture and is information all the same. */
function isCredit(text: string): boolean {
  return /^\s*[（(]?\s*(?:责任编辑|责编|编辑|审核|校对|来源|作者|记者)\s*[:：]/u.test(text);
}

function mark(line: WorkingLine, as: string, why: string): void {
  line.fate = 'dropped';
  line.as = as;
  line.why = why;
}

/** 相关链接 and the titles behind it, where nothing but short lines follows to the end. */
function markLinkBlock(text: readonly WorkingLine[], rules: readonly NoiseRule[]): void {
  const openers = rules.filter(({ opens }) => opens === true);
  const start = text.findIndex(
    (line) => line.fate === undefined && openers.some(({ pattern }) => pattern.test(line.text)),
  );
  if (start < 0) return;
  const block = text.slice(start).filter((line) => line.fate === undefined);
  const prose = block.some(({ text: own }) => /。/u.test(own) || own.length > 60);
  if (prose) return;
  for (const line of block) if (!isCredit(line.text)) mark(line, 'related', '相关链接及其标题');
}

/**
 * Site headers and running heads: a short line that stands beside furniture at least twice, each time the same.
 * Its first place is the title's where no furniture stands before it: that one stays.
 */
function markHeaders(text: readonly WorkingLine[]): void {
  const places = new Map<string, number[]>();
  text.forEach((line, index) => {
    const own = line.text.trim();
    if (
      line.fate !== undefined ||
      own.length > LONGEST_HEADER ||
      own === '' ||
      /[。；]$/u.test(own)
    )
      return;
    places.set(own, [...(places.get(own) ?? []), index]);
  });
  const furniture = (index: number) => text[index]?.fate === 'dropped';
  for (const indexes of places.values()) {
    if (indexes.length < 2) continue;
    const beside = indexes.filter((index) => furniture(index - 1) || furniture(index + 1));
    const later = indexes.slice(1);
    if (!later.every((index) => beside.includes(index))) continue;
    for (const index of later)
      mark(text[index] as WorkingLine, 'site-header', '每页重复的站名或书眉');
    const [first = 0] = indexes;
    // The first one is a header too where a menu follows it at once.
    if (first === 0 && furniture(1))
      mark(text[0] as WorkingLine, 'site-header', '每页重复的站名或书眉');
  }
}
