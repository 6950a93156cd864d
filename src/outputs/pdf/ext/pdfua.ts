import { extensionXmp } from './xmp-extension.js';

/** The XMP of a file that conforms to PDF/UA-1 (ISO 14289-1 5). */
export const PDFUA_XMP = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>${extensionXmp([
          {
            name: 'PDF/UA Universal Accessibility Schema',
            uri: 'http://www.aiim.org/pdfua/ns/id/',
            prefix: 'pdfuaid',
            property: 'part',
            type: 'Integer',
            description: 'Part of ISO 14289',
          },
        ])}`;
