import { element } from '../epub/xml.js';

/** The folder of the only document of a file. */
export const FOLDER = 'Doc_0';
const NAMESPACE = 'http://www.ofdspec.org/2016';

/** An XML file of the package, with `ofd:${name}` as its root. */
export function ofdXml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: string,
): string {
  const root = element(`ofd:${name}`, { 'xmlns:ofd': NAMESPACE, ...attributes }, content);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
