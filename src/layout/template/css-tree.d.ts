/** The little of css-tree 3 that checking a template's CSS asks for; the package brings no types. */
declare module 'css-tree' {
  export interface CssNode {
    readonly loc?: { readonly start: { readonly line: number; readonly column: number } } | null;
    readonly type: string;
    readonly name: string;
    readonly value: string;
  }

  export function parse(
    css: string,
    options: {
      readonly positions: boolean;
      readonly onParseError: (error: {
        readonly line: number;
        readonly column: number;
        readonly message: string;
      }) => void;
    },
  ): CssNode;

  export function walk(tree: CssNode, visit: (node: CssNode) => void): void;
}
