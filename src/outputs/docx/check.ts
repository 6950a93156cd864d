import { posix } from 'node:path';
import type { XmlElement } from '../../inputs/docx/xml-element.js';
import { childrenOf, XmlFault, xmlTree } from '../../inputs/docx/xml-tree.js';
import { faultOf, ZipFault, ZipParts } from '../../inputs/zip-parts.js';
import { diagnose } from '../../messages/diagnostic.js';
import type { Checked } from '../output.js';

/** The parts that every Word file has (ISO/IEC 29500-1 11.3). */
const PARTS = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml'];

/** All diagnostics of a finished Word file: faults of its package and its XML, and links between its parts that lead nowhere. */
export async function checkDocx(bytes: Uint8Array, file: string): Promise<Checked> {
  const unreadable = (problem: string) => diagnose('docx/unreadable', { file }, { problem });
  const zip = await ZipParts.open(bytes).catch(faultOf);
  if (zip instanceof ZipFault) return { diagnostics: [unreadable('ZIP')] };
  const diagnostics = PARTS.filter((path) => !zip.has(path)).map((path) =>
    diagnose('docx/missing-part', { file }, { path }),
  );
  let paragraphs = 0;
  for (const path of zip.names) {
    if (!/\.(?:xml|rels)$/.test(path)) continue;
    const part = await zip.part(path).catch(faultOf);
    if (part instanceof ZipFault) {
      diagnostics.push(unreadable(path));
      continue;
    }
    const tree = part === undefined ? undefined : treeOf(part);
    if (tree === undefined) {
      diagnostics.push(unreadable(path));
      continue;
    }
    paragraphs += path === 'word/document.xml' ? countOf(tree, 'w:p') : 0;
    if (!path.endsWith('.rels')) continue;
    const folder = path.replace(/_rels\/[^/]*$/, '');
    for (const { attributes } of childrenOf(tree, '-:Relationship')) {
      const written = attributes.get('Target') ?? '';
      if (attributes.get('TargetMode') === 'External') continue;
      const target = posix.join(written.startsWith('/') ? '' : folder, written).replace(/^\//, '');
      if (!zip.has(target))
        diagnostics.push(diagnose('docx/missing-part', { file }, { path: target }));
    }
  }
  return { diagnostics, report: { paragraphs } };
}

function treeOf(part: Uint8Array): XmlElement | undefined {
  try {
    return xmlTree(part);
  } catch (error) {
    if (error instanceof XmlFault) return undefined;
    throw error;
  }
}

function countOf(element: XmlElement, name: string): number {
  return element.children.reduce(
    (count, child) => count + countOf(child, name),
    element.name === name ? 1 : 0,
  );
}
