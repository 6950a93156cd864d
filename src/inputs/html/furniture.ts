import type { AsideReason } from '../../model/source.js';
import { attribute, type PageElement } from './page-tree.js';

/** What sites name the parts of a page that are no text of it, in class and id. */
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

const TAGS = new Map<string, AsideReason>([
  ['nav', 'menu'],
  ['footer', 'footer'],
  ['aside', 'related'],
  ['button', 'form'],
]);
/** What is named after a page's whole holds its text. */
const WHOLE = new Set(['#document', 'html', 'body', 'article', 'main']);

/** Why elements are no part of a page's text, by what they or those around them are named; each is looked at once. */
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

function named(element: PageElement): AsideReason | undefined {
  if (WHOLE.has(element.tag)) return undefined;
  const byTag = TAGS.get(element.tag);
  if (byTag !== undefined) return byTag;
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`;
  return FURNITURE.find(([, pattern]) => pattern.test(names))?.[0];
}
