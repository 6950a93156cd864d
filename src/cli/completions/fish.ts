import type { CompletedCommand, CompletedValues } from './completed.js';

/** The script of completions for fish. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const names = commands.map(({ name }) => name).join(' ');
  const action = (values: CompletedValues): string => {
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
