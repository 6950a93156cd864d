/** The package hyphen brings no types. */
declare module 'hyphen/*/index.js' {
  const patterns: { hyphenateSync(text: string, options: { hyphenChar: string }): string };
  export default patterns;
}
