/** The parts of css-tree 3 that the checks of CSS in templates and drawings use. The package brings no types. */
declare module 'css-tree' {
  export interface CssNode {
    readonly loc?: { readonly start: { readonly line: number; readonly column: number } } | null;
    readonly type: string;
    readonly name: string;
    readonly property: string;
    readonly value: string;
    /** The prelude of a rule or an at-rule; null for an at-rule without one. */
    readonly prelude?: CssNode | null;
  }

  export interface Item {
    readonly data: CssNode;
  }

  export interface List {
    remove(item: Item): void;
  }

  export function parse(
    css: string,
    options: {
      readonly positions?: boolean;
      readonly context?: 'stylesheet' | 'declarationList' | 'value';
      readonly parseCustomProperty?: boolean;
      readonly onParseError?: (error: {
        readonly line: number;
        readonly column: number;
        readonly message: string;
      }) => void;
    },
  ): CssNode;

  /** `item` and `list` are absent for a node outside lists: the root, a value, a prelude. */
  export function walk(
    tree: CssNode,
    visit: (node: CssNode, item?: Item | null, list?: List | null) => void,
  ): void;

  export function find(tree: CssNode, test: (node: CssNode) => boolean): CssNode | null;

  export function generate(tree: CssNode): string;

  export const ident: {
    /** A name without its escapes. */
    decode(name: string): string;
  };
}
