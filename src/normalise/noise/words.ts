/** A list of words, prepared for the reader of lines. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** The longest word, in UTF-16 units. */
  readonly longest: number;
}

/** The parts of a line that consists of words of a list, numbers and marks. */
export interface WordLine {
  readonly words: readonly string[];
  readonly numbers: number;
}

export function vocabulary(...lists: readonly (readonly string[])[]): Vocabulary {
  const words = new Set(lists.flat());
  return { words, longest: Math.max(...[...words].map((word) => word.length)) };
}

const wordList = (words: string) => words.split(/\s+/u).filter((word) => word !== '');

/** Entries of a site's menu that stand nowhere but in a menu. */
export const SITE_WORDS = wordList(
  '首页 登录 注册 登陆 网站地图 联系我们 关于我们 无障碍 无障碍浏览 设为首页 加入收藏 网站首页 返回首页 长者版 会员中心',
);
/** Entries of a site's menu; each may be an ordinary heading too. */
export const SECTION_WORDS = wordList(
  '要闻 时政 新闻 民生 财经 文体 县区 图片 视频 专题 评论 读书 非遗 国内 国际 社会 娱乐 体育 科技 教育 健康 旅游 论坛 博客 理论 党建 政务 地方 滚动 直播 客户端 English 经济 文化 军事 法治 汽车 房产 生活 时评 人事 公示 互动 服务 数据 搜索 微博 微信',
);
/** The services to which a text can be sent. */
export const SHARE_PLACES = wordList(
  '微信 微博 新浪微博 腾讯微博 QQ空间 QQ好友 QQ 空间 朋友圈 微信好友 微信朋友圈 人人网 豆瓣 抖音 今日头条 头条 Facebook Twitter 扫一扫 手机看 收藏 复制链接 复制 更多 邮件 打印',
);
export const SHARE_OPENINGS = wordList(
  '分享 分享到 分享至 分享给 分享: 转发 转发到 转发至 一键分享 分享按钮 我要分享',
);
/** A page's own switches. */
export const SURE_TOOLS = wordList(
  '打印 打印本页 打印此页 打印文章 关闭 关闭窗口 关闭本页 关闭此页 返回顶部 返回首页 返回列表 回到顶部 字号 字体 文字大小 小字号 大字号 加大 减小 放大字体 缩小字体 全屏 纠错 推荐给好友 我要评论 我要纠错 复制链接 夜间模式 阅读模式 语音播报 听新闻 手机看',
);
export const MORE_TOOLS = wordList(
  '返回 大 中 小 特大 超大 默认 还原 正常 放大 缩小 收藏 下载 分享 保存 朗读 简体 繁体 繁 简 A A+ A- 扫一扫 二维码 举报 复制',
);
/** Names of the counters under a text. */
export const COUNTED = wordList(
  '阅读 阅读量 阅读数 阅读次数 浏览 浏览量 浏览数 浏览次数 点击 点击量 点击数 点击次数 访问 访问量 访问次数 点赞 点赞数 赞 在看 评论 评论数 跟帖 收藏 收藏数 转发 转发数 喜欢 分享 人气 热度 参与 播放 播放量',
);
export const UNITS = wordList('万 亿 次 人 人次 条 个 w k + 万次 万+ 次数');
/** The entries under a text at which readers write comments. */
export const COMMENT_WORDS = wordList(
  '网友评论 网民评论 网友跟帖 网友留言 用户评论 我要评论 我要留言 发表评论 发表跟帖 发表留言 查看评论 查看跟帖 全部评论 全部留言 热门评论 热门跟帖 热门留言 最新评论 精选留言 精选评论 写评论 写留言 抢沙发 暂无评论 登录后评论 登录 查看更多 查看更多评论 查看回复 文明上网理性发言',
);
export const COMMENT_OPENINGS = COMMENT_WORDS.filter(
  (word) => word !== '登录' && word !== '查看更多',
);
export const PAGE_STEPS = wordList('上一页 下一页 尾页 末页 前一页 后一页');
export const PAGE_WORDS = wordList('首页 第 页 共 跳转 转到 到 GO');

/** Marks that may stand between the words of a tool bar. */
const MARK = /[\s[\]【】（）()〔〕:：|｜/·•+＋▼▲↓↑>»<«—_-]/u;
const DIGIT = /[\d.,，]/u;

/**
 * Reads a line as words of a list, numbers and marks; undefined where anything else stands in it. Time is linear: at
 * each place no more is tried than the longest word is long.
 */
export function readWords(text: string, { words, longest }: Vocabulary): WordLine | undefined {
  const taken: string[] = [];
  let numbers = 0;
  let at = 0;
  while (at < text.length) {
    const character = text[at] as string;
    if (/\d/u.test(character)) {
      while (at < text.length && DIGIT.test(text[at] as string)) at++;
      at += wordAt(text, at, UNIT).length;
      numbers++;
      continue;
    }
    const word = wordAt(text, at, { words, longest });
    if (word !== '') {
      taken.push(word);
      at += word.length;
    } else if (MARK.test(character)) at++;
    else return undefined;
  }
  return { words: taken, numbers };
}

const UNIT = vocabulary(UNITS);

/** The longest word of the list at a place; empty where none stands there. */
function wordAt(text: string, at: number, { words, longest }: Vocabulary): string {
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    if (words.has(word)) return word;
  }
  return '';
}

const GAP = /[\s|｜/>›»·•_-]+/u;

/** The entries of a line that may be a menu: what stands between its white space and bars. */
export function menuEntries(text: string): readonly string[] {
  return text.split(GAP).filter((entry) => entry !== '');
}
