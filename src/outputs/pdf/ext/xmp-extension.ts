/** A property of an XMP schema that PDF/A does not know by itself. */
export interface XmpSchema {
  readonly name: string;
  readonly uri: string;
  readonly prefix: string;
  readonly property: string;
  readonly type: 'Text' | 'Integer';
  readonly description: string;
}

/** The descriptions that PDF/A requires for schemas that it does not know (ISO 19005-2 6.6.2.3). */
export function extensionXmp(schemas: readonly XmpSchema[]): string {
  return `
        <rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
            <pdfaExtension:schemas>
                <rdf:Bag>${schemas.map(schemaXmp).join('')}
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>
`;
}

function schemaXmp({ name, uri, prefix, property, type, description }: XmpSchema): string {
  return `
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>${name}</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
                        <pdfaSchema:property>
                            <rdf:Seq>
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:name>${property}</pdfaProperty:name>
                                    <pdfaProperty:valueType>${type}</pdfaProperty:valueType>
                                    <pdfaProperty:category>internal</pdfaProperty:category>
                                    <pdfaProperty:description>${description}</pdfaProperty:description>
                                </rdf:li>
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>`;
}
