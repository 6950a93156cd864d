import { attribute, elementsOf, type PageElement } from './page-tree.js';

/** The number of links to one site that, if they are more than half of all links, show the page's own site. */
const FEWEST = 12;

/** Finds whether an address lies in the page's own site: the site of its canonical address, or the site to which most of its links lead. */
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
