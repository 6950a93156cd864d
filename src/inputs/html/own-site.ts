import { attribute, elementsOf, type PageElement } from './page-tree.js';

/** So many links to one site, and more than half of all, are those of the site itself. */
const FEWEST = 12;

/** Tells whether an address lies in a page's own site: that of its canonical address, or the one that most of its links lead to. */
export function ownSite(root: PageElement): (address: string) => boolean {
  const sites = new Map<string, number>();
  let declared: string | undefined;
  let all = 0;
  for (const element of elementsOf(root)) {
    const property = attribute(element, 'property') || attribute(element, 'rel');
    if (/^(?:canonical|og:url)$/i.test(property))
      declared ??= siteOf(attribute(element, 'href') || attribute(element, 'content'));
    if (element.tag !== 'a') continue;
    const site = siteOf(attribute(element, 'href'));
    if (site === undefined) continue;
    all++;
    sites.set(site, (sites.get(site) ?? 0) + 1);
  }
  const common = [...sites].find(([, count]) => count >= FEWEST && count > all / 2)?.[0];
  return (address) => {
    const site = siteOf(address);
    return site !== undefined && (site === declared || site === common);
  };
}

/** `https://news.example.com.cn/a` → `example.com.cn`. */
function siteOf(address: string): string | undefined {
  const host = /^https?:\/\/([^/?#:\s]+)/i.exec(address)?.[1]?.toLowerCase();
  if (host === undefined) return undefined;
  const parts = host.split('.');
  const suffix = /^(?:com|net|org|gov|edu|ac)$/.test(parts.at(-2) ?? '') ? 3 : 2;
  return parts.slice(-suffix).join('.');
}
