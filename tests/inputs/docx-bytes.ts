import JSZip from 'jszip';

const SPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** What a document is made of beside its body: the content of each part's root, and pictures by their names. */
export interface DocxParts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  readonly media?: Readonly<Record<string, Uint8Array>>;
  /** Relationships of the document: `<Relationship Id="rId9" …/>`. */
  readonly links?: string;
}

const ROOTS: Readonly<Record<string, string>> = {
  styles: 'w:styles',
  numbering: 'w:numbering',
  footnotes: 'w:footnotes',
  endnotes: 'w:endnotes',
  comments: 'w:comments',
  header: 'w:hdr',
};

/** A Word document of the body given. */
export async function docxBytes(body: string, parts: DocxParts = {}): Promise<Uint8Array> {
  const zip = new JSZip();
  const { media = {}, links = '', ...stories } = parts;
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}"><Relationship Id="d" Type="${TYPES}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  const related = Object.entries(stories).map(([type, content]) => {
    zip.file(`word/${type}.xml`, `<${ROOTS[type]} ${SPACES}>${content}</${ROOTS[type]}>`);
    return `<Relationship Id="p-${type}" Type="${TYPES}/${type}" Target="${type}.xml"/>`;
  });
  for (const [name, bytes] of Object.entries(media)) zip.file(`word/media/${name}`, bytes);
  zip.file('word/document.xml', documentXml(body));
  zip.file(
    'word/_rels/document.xml.rels',
    `<Relationships xmlns="${PACKAGE}">${related.join('')}${links}</Relationships>`,
  );
  return zip.generateAsync({ type: 'uint8array' });
}

export function documentXml(body: string): string {
  return `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`;
}

/** A run of text, with properties where given. */
export function run(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of runs, or of plain text. */
export function paragraph(content: string, properties = ''): string {
  const runs = content.startsWith('<') ? content : run(content);
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}
