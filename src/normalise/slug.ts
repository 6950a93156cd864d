/** An ASCII name for a file: the label's own letters where it has any, else `chapter`. */
export function slugOf(label: string | undefined): string {
  const slug = (label ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'chapter' : slug;
}
