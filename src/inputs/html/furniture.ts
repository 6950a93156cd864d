import type { AsideReason } from '../../model/source.js';
import { withoutSpaces } from '../../model/white-space.js';
import { attribute, elementsOf, elementText, type PageElement } from './page-tree.js';

/** The names, in class and id, that sites give to the parts of a page that are not its text. */
const FURNITURE: readonly (readonly [AsideReason, RegExp])[] = [
  [
    'comments',
    /(?:^|[-_\s])(?:comments?|cmt|pinglun|liuyan|discuss|replies|reply|gentie|post-?comment)(?:[-_\s\d]|list|box|area|$)/i,
  ],
  [
    'related',
    /relat|recommend|tuijian|xiangguan|hot-?(?:news|list|rank|word)|rank(?:ing)?(?:[-_\s]|list|$)|guess|morenews|more-?read|sidebar|side-?bar|(?:^|[-_\s])(?:aside|rail)(?:[-_\s]|$)/i,
  ],
  ['share', /share|(?:^|[-_\s])(?:bdsharebuttonbox|jiathis|social|sns|toolbar|fenxiang)/i],
  [
    'menu',
    /(?:^|[-_\s])(?:nav|navi|navbar|menu|breadcrumbs?|crumbs?|topbar|site-?header|location|daohang|weizhi)(?:[-_\s\d]|$)/i,
  ],
  [
    'footer',
    /(?:^|[-_\s])(?:foot|footer|copyright|bottom-?nav|friend-?links?|yqlj)(?:[-_\s\d]|$)/i,
  ],
];

/** Words that occur only in lines of the page itself: its pager, its share bar, its notice of rights. */
const BY_TEXT: readonly (readonly [AsideReason, RegExp])[] = [
  [
    'menu',
    /^(?=.*[上下]一[页篇])(?:[上下]一[页篇]|首页|[尾末]页|第|共|[\d页\s|/<>«»[\]【】，,:：])+$/u,
  ],
  [
    'share',
    /^(?:(?:分享到?|转发|收藏|点赞|打印|关闭|返回顶部|QQ空间|微信|微博|朋友圈)[\d\s|:：【】[\]]*){2,}$/u,
  ],
];
/** A site's notice of rights. It counts outside the page's text only, since a text may speak of rights as well. */
const LEGAL =
  /^[①-⑩\d.、\s]*(?:凡(?:本网|本站|注明)|(?:本网|本站)(?:所有|发布|登载)?(?:的)?(?:内容|作品|文章|信息)|版权(?:声明|所有)|免责声明|郑重声明|请您注意|如因作品内容|根据《中华人民共和国著作权法》|未经[^，。]{0,20}(?:转载|复制)|任何(?:转载|言论))|的所有内容均由/u;

/** The reason for which a line's words show that it is not part of the page's text. */
export function reasonByText(text: string): AsideReason | undefined {
  return BY_TEXT.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Whether a line outside a page's text is what the site says of its rights. */
export function isLegalNotice(text: string): boolean {
  return LEGAL.test(text);
}

const TAGS = new Map<string, AsideReason>([
  ['nav', 'menu'],
  ['footer', 'footer'],
  ['aside', 'related'],
  ['button', 'form'],
]);
/** An element that is named after the whole page holds its text. */
const WHOLE = new Set(['#document', 'html', 'body', 'article', 'main']);

/** The reasons for which elements are not part of a page's text, from the names of the elements and of those around them; each element is examined once. */
export class Furniture {
  private readonly known = new Map<PageElement, AsideReason | undefined>();

  /** `text`: elements that hold the page's text whatever they are named, unless that is comments. */
  constructor(private readonly text: ReadonlySet<PageElement>) {}

  reason(element: PageElement): AsideReason | undefined {
    if (this.known.has(element)) return this.known.get(element);
    const reason = (element.parent && this.reason(element.parent)) ?? this.ownReason(element);
    this.known.set(element, reason);
    return reason;
  }

  private ownReason(element: PageElement): AsideReason | undefined {
    const reason = named(element);
    return reason !== 'comments' && this.text.has(element) ? undefined : reason;
  }
}

/** A form holds no more text than this, UTF-16 units: longer, it is one that goes around a whole page. */
const LONGEST_FORM = 600;

/** Whether a form is for the reader to write in, with little beside its fields. */
function isFillIn(form: PageElement): boolean {
  let hasField = false;
  for (const { tag } of elementsOf(form)) hasField ||= tag === 'textarea';
  return hasField && withoutSpaces(elementText(form)).length <= LONGEST_FORM;
}

function named(element: PageElement): AsideReason | undefined {
  if (WHOLE.has(element.tag)) return undefined;
  const byTag = TAGS.get(element.tag);
  if (byTag !== undefined) return byTag;
  if (element.tag === 'form' && isFillIn(element)) return 'form';
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`;
  return FURNITURE.find(([, pattern]) => pattern.test(names))?.[0];
}
