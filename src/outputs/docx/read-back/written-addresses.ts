import type { WordRecord } from '../edition-record.js';

/**
 * The addresses of an edition by those in its Word file, which are encoded (`%E6%B1%9F`) and which LibreOffice writes anew
 * (`https://example.org/`): of the link with the same text, else of the first with that address; the address itself where there is none.
 */
export function writtenAddresses(
  addresses: NonNullable<WordRecord['addresses']>,
): (href: string, text: string) => string {
  const known = new Map<string, string>();
  const add = (key: string, written: string) => {
    if (!known.has(key)) known.set(key, written);
  };
  for (const [href, text, written] of addresses) add(`${href}\n${text}`, written);
  for (const [href, text, written] of addresses) add(`${normalised(href)}\n${text}`, written);
  for (const [href, , written] of addresses) add(href, written);
  for (const [href, , written] of addresses) add(normalised(href), written);
  return (href, text) =>
    known.get(`${href}\n${text}`) ??
    known.get(`${normalised(href)}\n${text}`) ??
    known.get(href) ??
    known.get(normalised(href)) ??
    href;
}

function normalised(href: string): string {
  return URL.canParse(href) ? new URL(href).href : href;
}
