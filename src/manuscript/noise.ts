import type { WorkingLine } from './working-line.js';

/** One kind of line that is furniture of a page, not text. */
export interface NoiseRule {
  readonly id: string;
  readonly why: string;
  readonly pattern: RegExp;
  readonly example: string;
  /** Only at the text's end, where no prose follows: `tail`. */
  readonly where?: 'tail';
}

/** Every pattern is anchored and linear; a line with a full sentence in it matches none. */
export const NOISE_RULES: readonly NoiseRule[] = [
  {
    id: 'link-list',
    why: '末尾的站内链接（标题加日期）',
    pattern:
      /^\s*[-·•*●▪○◦>»]\s*\S.{3,120}[（([]\s*\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?\s*[)）\]]\s*$/u,
    example: '- 中国与丹麦签署有机产品合作谅解备忘录(2024-09-15)',
    where: 'tail',
  },
  {
    id: 'breadcrumb',
    why: '页面导航路径',
    pattern:
      /^\s*(?:(?:您?(?:现|目前|当前)?(?:所)?在(?:的)?位置|当前位置)\s*[:：].*|首页(?:\s*(?:>|»|›|→|&gt;)+\s*[^>。]{1,20})+)$/u,
    example: '您所在的位置：首页 > 新闻 > 正文',
  },
  {
    id: 'share-bar',
    why: '分享工具条',
    pattern:
      /^\s*(?:(?:分享(?:到|至)?|微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|扫一扫|手机看|收藏)\s*[:：|/、]?\s*){2,}$/u,
    example: '分享到：微信 微博 QQ空间',
  },
  {
    id: 'page-neighbours',
    why: '上一篇、下一篇',
    pattern: /^\s*(?:[上下]一[篇条页]|前一[篇条]|后一[篇条])\s*[:：]?.{0,80}$/u,
    example: '上一篇：某地召开会议',
  },
  {
    id: 'pager',
    why: '分页标记',
    pattern:
      /^\s*(?:第\s*\d+\s*页\s*[/，, ]?\s*共\s*\d+\s*页|(?:\[\d+\]\s*)+(?:下一页|尾页)?|-\s*\d+\s*-|—\s*\d+\s*—)\s*$/u,
    example: '第1页 共3页',
  },
  {
    id: 'page-tools',
    why: '页面工具（打印、关闭、字号）',
    pattern:
      /^(?=.{0,80}$)(?=.*(?:打印|关闭|返回|字号|字体|纠错|推荐))(?:[\s【】[\]（）()|/:：]|打印(?:本页|此页)?|关闭(?:窗口|本页)?|返回(?:顶部|首页)?|字号|字体|[大中小](?![\p{Script=Han}])|纠错|推荐给好友){2,40}$/u,
    example: '【打印】【关闭】 字号：大 中 小',
  },
  {
    id: 'copyright',
    why: '版权声明',
    pattern:
      /^\s*(?:(?:©|\(c\)|Copyright|版权所有|版权归).{0,80}|.{0,20}(?:ICP备|公网安备).{0,40}|未经(?:授权|许可|允许).{0,40}(?:转载|复制).{0,20})$/iu,
    example: '版权所有 未经授权不得转载',
  },
  {
    id: 'counter',
    why: '浏览计数',
    pattern: /^\s*(?:阅读|浏览|点击|访问)(?:次数|量|数)?\s*[:：]?\s*\d[\d,]*\s*次?\s*$/u,
    example: '浏览次数：1024',
  },
  {
    id: 'advertisement',
    why: '广告',
    pattern: /^\s*[【[（(]?(?:广告|推广|赞助)[】\])）]?\s*$/u,
    example: '广告',
  },
  {
    id: 'related-heading',
    why: '相关链接的栏名',
    pattern:
      /^\s*[【[]?(?:相关(?:链接|新闻|阅读|报道|文章)|延伸阅读|推荐阅读|热点新闻|最新(?:新闻|文章))[】\]]?\s*[:：]?\s*$/u,
    example: '相关链接：',
    where: 'tail',
  },
];

/** Gives furniture the fate `dropped`, with its rule and reason. `keep` names rules that don't apply. */
export function markNoise(
  lines: readonly WorkingLine[],
  keep: readonly string[] = [],
  drop: readonly RegExp[] = [],
): void {
  const rules = NOISE_RULES.filter(({ id }) => !keep.includes(id));
  const mark = (line: WorkingLine, as: string, why: string) => {
    line.fate = 'dropped';
    line.as = as;
    line.why = why;
  };
  let tail = true;
  for (const line of [...lines].reverse()) {
    if (line.fate !== undefined) continue;
    const wanted = drop.find((pattern) => pattern.test(line.text));
    const rule = rules.find(
      ({ pattern, where }) => (where !== 'tail' || tail) && pattern.test(line.text),
    );
    if (wanted !== undefined) mark(line, 'drop', `--drop ${wanted.source}`);
    else if (rule !== undefined) mark(line, rule.id, rule.why);
    else tail = false;
  }
}
