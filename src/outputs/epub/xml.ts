/** A character that XML cannot contain unescaped: markup, a control character except white space, a noncharacter. */
const ODD = /[^\t\n\r !#-%'-;=?-~\u00a0-\ufffd]/;

/** Text for XML: escapes markup, and leaves out characters that XML cannot contain. */
export function escapeXml(text: string): string {
  if (!ODD.test(text)) return text;
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '');
}

/** `<name a="b">content</name>` without undefined attributes; an element without content closes itself. */
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
