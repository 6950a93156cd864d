/** An object that is a dictionary. */
export function dictionary(...entries: readonly string[]): Uint8Array {
  return Buffer.from(`<< ${entries.join(' ')} >>\n`);
}

/** An object that is a stream; `entries` of its dictionary without its length. */
export function stream(entries: string, bytes: Uint8Array): Uint8Array {
  const head = `<< ${entries} /Length ${bytes.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream\n')]);
}

/** A PDF of the objects, numbered from 1, the first one the catalogue, with their table of places (ISO 32000-1 7.5). */
export function pdfOf(objects: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.4\n')];
  let at = parts[0]?.length ?? 0;
  const places = objects.map((body, index) => {
    const place = at;
    const whole = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body,
      Buffer.from('endobj\n'),
    ]);
    parts.push(whole);
    at += whole.length;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  parts.push(Buffer.from(`${table}trailer\n<< /Size ${size} /Root 1 0 R >>\n`));
  parts.push(Buffer.from(`startxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}
