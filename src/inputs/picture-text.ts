/** A picture of the edition's folder as Markdown names it. */
export function pictureText(alt: string, name: string): string {
  const target = encodeURI(`source/${name}`)
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')
    .replace(/[?#]/g, (mark) => encodeURIComponent(mark));
  return `![${alt.replace(/[\][\\]/g, '')}](${target})`;
}
