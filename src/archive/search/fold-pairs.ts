/**
 * Pairs of characters: each character, and behind it the one that takes its place in a search. They are OpenCC's simplified forms of
 * traditional characters, and the forms that are usual in Taiwan and Hong Kong.
 */
export async function foldPairs(): Promise<string> {
  const tables = await Promise.all([
    import('opencc-js/dict/TSCharacters'),
    import('opencc-js/dict/TWVariants'),
    import('opencc-js/dict/HKVariants'),
  ]);
  const parents = new Map<string, string>();
  const root = (character: string): string => {
    let at = character;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  for (const table of tables.map(importedText)) {
    for (const row of table.split('|')) {
      const [from = '', to = ''] = row.split(' ').map(root);
      if (from !== to && [...from].length === 1 && [...to].length === 1) parents.set(from, to);
    }
  }
  return [...parents.keys()]
    .sort()
    .map((character) => character + root(character))
    .join('');
}

/** The text of a module; required from the bundle, the module stands inside another's default. */
function importedText({
  default: text,
}: {
  readonly default: string | { readonly default: string };
}): string {
  return typeof text === 'string' ? text : text.default;
}
