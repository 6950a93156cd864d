import { parse, walk } from 'css-tree';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';

/** Reports faults of a template's epub.css: wrong syntax, and references to files outside. */
export function checkCss(css: string, file: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const tree = parse(css, {
    positions: true,
    onParseError: ({ line, column, message }) => {
      diagnostics.push(diagnose('template/bad-css', { file, line, column }, { problem: message }));
    },
  });
  const remote = (address: string, node: { readonly loc?: Location | null }) => {
    const { line, column } = node.loc?.start ?? {};
    diagnostics.push(diagnose('template/remote-css', { file, line, column }, { address }));
  };
  walk(tree, (node) => {
    if (node.type === 'Url' && /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(node.value)) {
      remote(node.value, node);
    }
    if (node.type === 'Atrule' && node.name.toLowerCase() === 'import') remote('@import', node);
  });
  return diagnostics;
}

interface Location {
  readonly start: { readonly line: number; readonly column: number };
}
