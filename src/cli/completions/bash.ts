import type { CompletedCommand, CompletedValues } from './completed.js';

/** The script of completions for bash. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const takers = takersOf(commands);
  return `# bash completion for kanben; in ~/.bashrc: source <(kanben completions bash)
_kanben_words() {
  COMPREPLY+=($(compgen -W "$1" -- "$cur"))
}
_kanben_paths() {
  local IFS=$'\\n'
  COMPREPLY+=($(compgen "$1" -- "$cur"))
  compopt -o filenames 2>/dev/null
}
_kanben_list() {
  local before=""
  if [[ "$cur" == *,* ]]; then before="\${cur%,*},"; fi
  COMPREPLY+=($(compgen -P "$before" -W "$1" -- "\${cur##*,}"))
  compopt -o nospace 2>/dev/null
}
_kanben() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="" place=0 i word
  COMPREPLY=()
  # bash parts --flag=value at the sign.
  if [[ "$cur" == "=" ]]; then cur=""
  elif [[ "$prev" == "=" ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "$word" in
      ${takers.join('|')})
        i=$((i + 1))
        if [[ "\${COMP_WORDS[i]}" == "=" ]]; then i=$((i + 1)); fi
        ;;
      -*) ;;
      *) if [[ -z "$command" ]]; then command="$word"; else place=$((place + 1)); fi ;;
    esac
  done
  case "$command" in
    "")
      if [[ "$prev" == --lang ]]; then _kanben_words 'zh en'; return; fi
      _kanben_words '${names} --help --version --lang'
      ;;
${commands.map(caseOf).join('\n')}
  esac
}
complete -F _kanben kanben
`;
}

/** The flags that take a value, each once. */
function takersOf(commands: readonly CompletedCommand[]): readonly string[] {
  const all = commands.flatMap(({ flags }) =>
    flags.flatMap(({ long, short, values }) =>
      values === undefined ? [] : [long, ...(short === undefined ? [] : [short])],
    ),
  );
  return [...new Set(all)];
}

/** What is offered behind a command: values behind its flags, the flags, and the words at its places. */
function caseOf({ name, flags, places, repeats }: CompletedCommand): string {
  const valued = flags.flatMap(({ long, short, values }) =>
    values === undefined
      ? []
      : [`        ${short === undefined ? '' : `${short}|`}${long}) ${offer(values)}; return ;;`],
  );
  const last = places.length - 1;
  const positional = places.map((values, index) => {
    const at = index === last && repeats ? '*' : String(index);
    return `        ${at}) ${offer(values)} ;;`;
  });
  const all = flags.flatMap(({ long, short }) => (short === undefined ? [long] : [long, short]));
  return [
    `    ${name})`,
    ...(valued.length > 0 ? ['      case "$prev" in', ...valued, '      esac'] : []),
    `      if [[ "$cur" == -* ]]; then _kanben_words '${all.join(' ')}'; return; fi`,
    ...(positional.length > 0 ? ['      case "$place" in', ...positional, '      esac'] : []),
    '      ;;',
  ].join('\n');
}

function offer(values: CompletedValues): string {
  switch (values.kind) {
    case 'none':
      return ':';
    case 'files':
      return '_kanben_paths -f';
    case 'folders':
      return '_kanben_paths -d';
    case 'words':
      return `_kanben_words '${values.words.join(' ')}'`;
    case 'list':
      return `_kanben_list '${values.words.join(' ')}'`;
    case 'words-or-folders':
      return `_kanben_paths -d; _kanben_words '${values.words.join(' ')}'`;
  }
}
