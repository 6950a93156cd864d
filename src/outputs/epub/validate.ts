import { DOCUMENT_LIMITS, faultOf, ZipFault, ZipParts } from '../../inputs/zip-parts.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { xmlProblem } from '../../model/xml-tags.js';

/** The findings of EPUBCheck on a finished EPUB, as diagnostics with their places inside it. */
export async function checkEpub(bytes: Uint8Array, file: string): Promise<readonly Diagnostic[]> {
  const large = await largePart(bytes);
  if (large !== undefined) return [diagnose('epub/too-large', { file }, { part: large })];
  const { EpubCheck } = await import('@likecoin/epubcheck-ts');
  const { messages } = await EpubCheck.validate(bytes);
  return messages.flatMap(({ severity, id, message, location }) => {
    if (severity !== 'fatal' && severity !== 'error' && severity !== 'warning') return [];
    const rule = severity === 'warning' ? 'epub/check-warning' : 'epub/check-error';
    const inside = location?.path === undefined ? file : `${file}!/${location.path}`;
    const place = {
      file: inside,
      ...(location?.line !== undefined && { line: location.line, column: location.column ?? 1 }),
    };
    return [diagnose(rule, place, { id, message })];
  });
}

/** The most links of the documents: EPUBCheck's time grows with the square of the links in one. */
const MOST_LINKS = 15_000;
/** The greatest size of a style sheet, bytes: its tree takes two hundred times as much memory. */
const MOST_STYLE_BYTES = 2 * 2 ** 20;
/** The number of first bytes among which pictures, sound and fonts have a byte that no text has. */
const BINARY_HEAD = 4096;

/**
 * The first part that is too large for EPUBCheck, which unpacks all parts at once; or the ZIP itself where that is too large. Undefined
 * where the file is no ZIP, which EPUBCheck reports.
 */
async function largePart(bytes: Uint8Array): Promise<string | undefined> {
  const zip = await ZipParts.open(bytes, undefined, DOCUMENT_LIMITS).catch(faultOf);
  if (zip instanceof ZipFault) return zip.problem === 'large' ? 'ZIP' : undefined;
  let squares = 0;
  for (const name of zip.names) {
    const part = await zip.part(name).catch(faultOf);
    if (part instanceof ZipFault) return name;
    if (part === undefined || part.subarray(0, BINARY_HEAD).includes(0)) continue;
    const text = new TextDecoder().decode(part);
    if (!text.trimStart().startsWith('<')) {
      if (part.length > MOST_STYLE_BYTES) return name;
      continue;
    }
    squares += (text.split(/href\s?=/i).length - 1) ** 2;
    if (xmlProblem(text) !== undefined || squares > MOST_LINKS ** 2) return name;
  }
  return undefined;
}
