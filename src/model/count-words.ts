/** 字数 as Chinese editors count: each Han character and each Western word or number is one; marks and markup are none. */
export function countWords(markdown: string): number {
  const text = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + (text.match(/[\p{Script=Latin}\p{N}]+/gu)?.length ?? 0);
}
