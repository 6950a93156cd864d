import type { WordRecord } from '../edition-record.js';

/**
 * Finds the edition's form of an address in a Word file, where addresses are encoded (`%E6%B1%9F`) and LibreOffice rewrites them
 * (`https://example.org/`): the address of the link with the same text, else of the first link with that address, else the address itself.
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
