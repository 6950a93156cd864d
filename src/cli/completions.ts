import { listTemplates } from '../app/templates.js';
import { OUTPUTS } from '../outputs/index.js';
import { SCHEMES } from '../outputs/sheets/choices.js';
import { type CommandBody, type CommandSpec, choicesIn, commonOptions } from './command.js';
import type { Terminal } from './terminal.js';

/** The words that may stand at a place of the command line. */
type Values =
  | { readonly kind: 'none' | 'files' | 'folders' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Any of them, with commas between. */
  | { readonly kind: 'list'; readonly words: readonly string[] }
  /** One of the words, or a folder. */
  | { readonly kind: 'words-or-folders'; readonly words: readonly string[] };

interface Flag {
  /** `--quiet`, and `-q` where there is one. */
  readonly long: string;
  readonly short?: string;
  readonly about: string;
  /** Absent where it takes no value. */
  readonly values?: Values;
}

interface Completed {
  readonly name: string;
  readonly about: string;
  readonly flags: readonly Flag[];
  /** By place; the last one's hold for all that follow where `repeats`. */
  readonly places: readonly Values[];
  readonly repeats: boolean;
}

/** Prints a shell's completion script, generated from the table of commands. */
export function completionsOf(specs: readonly CommandSpec[]): CommandBody {
  return async ([shell = 'bash'], _, terminal) => {
    const write = SHELLS[shell as keyof typeof SHELLS] ?? bash;
    const script = write(await tableOf(specs, terminal));
    if (terminal.json) terminal.value({ shell, script });
    else terminal.lines([script.trimEnd()], true);
    return 0;
  };
}

async function tableOf(
  specs: readonly CommandSpec[],
  terminal: Terminal,
): Promise<readonly Completed[]> {
  const templates = (await listTemplates()).map(({ name }) => name);
  const flag = ([names, about]: CommandSpec['options'][number]): Flag => {
    const [, short, long = names, value] =
      /^(?:(-\w), )?(--[\w-]+)(?:[ =](.+))?$/.exec(names) ?? [];
    return {
      long,
      about: terminal.word(about),
      ...(short !== undefined && { short }),
      ...(value !== undefined && { values: flagValues(long, value, templates) }),
    };
  };
  const commands = specs.map((spec): Completed => {
    const last = spec.arguments.at(-1)?.[0] ?? '';
    return {
      name: spec.name,
      about: terminal.word(spec.about),
      flags: [...spec.options, ...commonOptions(spec), ['-h, --help', 'optHelp'] as const].map(
        flag,
      ),
      places: spec.arguments.map(([name]) => argumentValues(name)),
      repeats: last.includes('...'),
    };
  });
  const words = specs.map(({ name }) => name);
  const places: readonly Values[] = [{ kind: 'words', words }];
  const help = { name: 'help', about: terminal.word('helpAbout'), flags: [], repeats: false };
  return [...commands, { ...help, places }];
}

function flagValues(long: string, value: string, templates: readonly string[]): Values {
  if (long === '--template') return { kind: 'words-or-folders', words: templates };
  if (long === '--format')
    return {
      kind: 'list',
      words: OUTPUTS.filter(({ madeFrom }) => madeFrom === undefined).map(({ name }) => name),
    };
  if (long === '--impose') return { kind: 'list', words: SCHEMES };
  return argumentValues(value, 'none');
}

/** By the argument's name: its alternatives, or the kind of thing that it names. */
function argumentValues(name: string, otherwise: 'none' | 'files' = 'files'): Values {
  const words = choicesIn(name);
  if (words.length > 0) return { kind: 'words', words };
  if (/dir|folder|store/i.test(name)) return { kind: 'folders' };
  return { kind: /file/i.test(name) ? 'files' : otherwise };
}

function bash(commands: readonly Completed[]): string {
  const takers = new Set(
    commands.flatMap(({ flags }) =>
      flags.flatMap(({ long, short, values }) =>
        values === undefined ? [] : [long, ...(short === undefined ? [] : [short])],
      ),
    ),
  );
  const offer = (values: Values): string => {
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
  };
  const cases = commands.map(({ name, flags, places, repeats }) => {
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
  });
  const names = commands.map(({ name }) => name).join(' ');
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
      ${[...takers].join('|')})
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
${cases.join('\n')}
  esac
}
complete -F _kanben kanben
`;
}

function zsh(commands: readonly Completed[]): string {
  // In _arguments and _describe a colon parts fields and brackets hold descriptions.
  const plain = (text: string) =>
    text.replace(/[[\]:'\\]/g, (mark) => (mark === "'" ? '’' : `\\${mark}`));
  const action = (values: Values): string => {
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
  const flagLines = ({ long, short, about, values }: Flag) => {
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

function fish(commands: readonly Completed[]): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const names = commands.map(({ name }) => name).join(' ');
  const action = (values: Values): string => {
    switch (values.kind) {
      case 'none':
        return '';
      case 'files':
        return ' -F';
      case 'folders':
        return " -a '(__fish_complete_directories)'";
      case 'words':
        return ` -a ${quoted(values.words.join(' '))}`;
      case 'list':
        return ` -a ${quoted(`(__fish_append , ${values.words.join(' ')})`)}`;
      case 'words-or-folders':
        return ` -a ${quoted(`${values.words.join(' ')} (__fish_complete_directories)`)}`;
    }
  };
  const lines = commands.flatMap(({ name, about, flags, places, repeats }) => {
    const within = `__fish_seen_subcommand_from ${name}`;
    return [
      `complete -c kanben -n ${quoted(`not __fish_seen_subcommand_from ${names}`)} -a ${name} -d ${quoted(about)}`,
      ...flags.map(({ long, short, about: what, values }) => {
        const brief = short === undefined ? '' : ` -s ${short.slice(1)}`;
        const tail = values === undefined ? '' : ` -x${action(values)}`.replace(' -x -F', ' -r -F');
        return `complete -c kanben -n ${quoted(within)}${brief} -l ${long.slice(2)}${tail} -d ${quoted(what)}`;
      }),
      ...places.map((values, index) => {
        const rest = index === places.length - 1 && repeats;
        const at = `test (count (__kanben_words)) ${rest ? '-ge' : '-eq'} ${index + 2}`;
        return `complete -c kanben -n ${quoted(`${within}; and ${at}`)}${action(values)}`;
      }),
    ];
  });
  return `# fish completion for kanben; kanben completions fish > ~/.config/fish/completions/kanben.fish
function __kanben_words
    string match -v -- '-*' (commandline -opc)
end
complete -c kanben -f
${lines.join('\n')}
`;
}

const SHELLS = { bash, zsh, fish };
