import { posix } from 'node:path';
import { diagnose } from '../../messages/diagnostic.js';
import type { Checked } from '../output.js';

/** Parts that a Word file has at least (ISO/IEC 29500-1 11.3). */
const PARTS = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml'];

/** Every diagnostic of a finished Word file: its package, its XML, and links between its parts that lead nowhere. */
export async function checkDocx(bytes: Uint8Array, file: string): Promise<Checked> {
  const [{ default: JSZip }, { DOMParser }] = await Promise.all([
    import('jszip'),
    import('@xmldom/xmldom'),
  ]);
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined);
  if (zip === undefined)
    return { diagnostics: [diagnose('docx/unreadable', { file }, { problem: 'ZIP' })] };
  const diagnostics = PARTS.filter((path) => zip.file(path) === null).map((path) =>
    diagnose('docx/missing-part', { file }, { path }),
  );
  let paragraphs = 0;
  for (const [path, entry] of Object.entries(zip.files)) {
    if (!/\.(?:xml|rels)$/.test(path)) continue;
    const faults: string[] = [];
    const note = (message: string) => faults.push(message);
    const parser = new DOMParser({
      errorHandler: { warning: () => {}, error: note, fatalError: note },
    });
    const text = await entry.async('string');
    const document = parse(parser, text, note);
    if (faults.length > 0)
      diagnostics.push(diagnose('docx/unreadable', { file }, { problem: path }));
    if (document === undefined) continue;
    paragraphs += path === 'word/document.xml' ? document.getElementsByTagName('w:p').length : 0;
    if (!path.endsWith('.rels')) continue;
    const folder = path.replace(/_rels\/[^/]*$/, '');
    const relations = document.getElementsByTagName('Relationship');
    for (let index = 0; index < relations.length; index++) {
      const relation = relations.item(index);
      const target = relation?.getAttribute('Target') ?? '';
      if (relation?.getAttribute('TargetMode') === 'External') continue;
      const part = posix.join(target.startsWith('/') ? '' : folder, target).replace(/^\//, '');
      if (zip.file(part) === null)
        diagnostics.push(diagnose('docx/missing-part', { file }, { path: part }));
    }
  }
  return { diagnostics, report: { paragraphs } };
}

function parse(
  parser: { parseFromString(text: string, type: string): Document },
  text: string,
  note: (message: string) => void,
): Document | undefined {
  try {
    return parser.parseFromString(text, 'text/xml');
  } catch (error) {
    note(String(error));
    return undefined;
  }
}
