import { extensionXmp, type XmpSchema } from './xmp-extension.js';

const PDFX_SCHEMA: XmpSchema = {
  name: 'PDF/X identification schema',
  uri: 'http://www.npes.org/pdfx/ns/id/',
  prefix: 'pdfxid',
  property: 'GTS_PDFXVersion',
  type: 'Text',
  description: 'Part and level of ISO 15930',
};

/** Adobe's PDF schema. PDF/A knows it, but without this property. */
const PDF_SCHEMA: XmpSchema = {
  name: 'Adobe PDF Schema',
  uri: 'http://ns.adobe.com/pdf/1.3/',
  prefix: 'pdf',
  property: 'Trapped',
  type: 'Text',
  description: 'Whether the document has been trapped',
};

/**
 * The XMP of a PDF/X-4 (ISO 15930-7): the version, the dates, Trapped False, the ids of the document and of its version, and the
 * description of the schema that PDF/A requires. `id`: 32 hexadecimal digits.
 */
export function pdfxXmp(id: string, date: Date): string {
  const moment = date.toISOString().replace(/\.\d+Z$/, 'Z');
  const uuid = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, 'uuid:$1-$2-$3-$4-$5');
  return `
        <rdf:Description xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" rdf:about="">
            <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
            <xmpMM:DocumentID>${uuid}</xmpMM:DocumentID>
            <xmpMM:VersionID>1</xmpMM:VersionID>
            <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
        </rdf:Description>
        <rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" rdf:about="">
            <xmp:ModifyDate>${moment}</xmp:ModifyDate>
            <xmp:MetadataDate>${moment}</xmp:MetadataDate>
        </rdf:Description>
        <rdf:Description xmlns:pdf="http://ns.adobe.com/pdf/1.3/" rdf:about="">
            <pdf:Trapped>False</pdf:Trapped>
        </rdf:Description>
${extensionXmp([PDFX_SCHEMA, PDF_SCHEMA])}`;
}
