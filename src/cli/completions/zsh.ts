import type { CompletedCommand, CompletedFlag, CompletedValues } from './completed.js';

/** The script of completions for zsh. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  // In _arguments and _describe a colon parts fields and brackets hold descriptions.
  const plain = (text: string) =>
    text.replace(/[[\]:'\\]/g, (mark) => (mark === "'" ? '’' : `\\${mark}`));
  const action = (values: CompletedValues): string => {
    switch (values.kind) {
      case 'none':
        return ' ';
      case 'files':
        return '_files';
      case 'folders':
        return '_files -/';
      case 'words':
        return `(${values.words.join(' ')})`;
      case 'list':
        return `_values -s , format ${values.words.join(' ')}`;
      case 'words-or-folders':
        return '_kanben_names';
    }
  };
  const flagLines = ({ long, short, about, values }: CompletedFlag) => {
    const tail = values === undefined ? '' : `:${plain(long.slice(2))}:${action(values)}`;
    return (short === undefined ? [long] : [short, long]).map(
      (name) => `        '${name}[${plain(about)}]${tail}'`,
    );
  };
  const cases = commands.map(({ name, flags, places, repeats }) => {
    const positional = places.map((values, index) => {
      const rest = index === places.length - 1 && repeats;
      return `        '${rest ? '*' : index + 1}:${name}:${action(values)}'`;
    });
    const lines = [...flags.flatMap(flagLines), ...positional];
    return `    ${name})\n      _arguments -s \\\n${lines.join(' \\\n')}\n      ;;`;
  });
  const [named = []] = commands.flatMap(({ flags }) =>
    flags.flatMap(({ values }) => (values?.kind === 'words-or-folders' ? [values.words] : [])),
  );
  const described = commands.map(({ name, about }) => `    '${name}:${plain(about)}'`);
  return `#compdef kanben
# zsh completion for kanben; in ~/.zshrc after compinit: source <(kanben completions zsh)
_kanben_names() {
  compadd -- ${named.join(' ')}
  _files -/
}
_kanben() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_kanben" ]; then _kanben "$@"; else compdef _kanben kanben; fi
`;
}
