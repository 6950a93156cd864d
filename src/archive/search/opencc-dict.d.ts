/** A table of OpenCC: rows parted by `|`, in each a character, a space and what is written for it. */
declare module 'opencc-js/dict/*' {
  const table: string | { readonly default: string };
  export default table;
}
