/** The pixels of a PDF's first page as PDFium draws it, a pixel for each pt: RGBA, row by row. Throws where it is damaged. */
export async function drawn(
  page: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(page);
    const picture = await document.getPage(0).render({ width, height, render: 'bitmap' });
    if (picture.width !== width || picture.height !== height) throw new RangeError('another size');
    return picture.data;
  } finally {
    library.destroy();
  }
}
