/** A character that can't stand in XML as it is: markup, a control character but for white space, no character. */
const ODD = /[^\t\n\r !#-%'-;=?-~\u00a0-\ufffd]/;

/** Text for XML: what would be read as markup is escaped, and what XML can't hold is left out. */
export function escapeXml(text: string): string {
  if (!ODD.test(text)) return text;
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '');
}

/** `<name a="b">content</name>`; attributes that are undefined are left out, an empty content closes itself. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content?: string,
): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) tag += ` ${key}="${escapeXml(value)}"`;
  }
  return content === undefined ? `${tag}/>` : `${tag}>${content}</${name}>`;
}
