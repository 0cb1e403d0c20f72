import type { Completed } from './words.ts';

/** Text between single quotes; `:` and brackets have a meaning in zsh's descriptions. */
const quoted = (text: string) => text.replaceAll("'", "'\\''").replace(/[[\]:]/g, '\\$&');

/** The same for zsh, with the words of help beside each option. */
export function zshScript(commands: Completed[], project: string): string {
  const described = commands.map(({ name, summary }) => `    '${name}:${quoted(summary)}'`);
  const branches = commands.map(({ name, options, words }) => {
    const specs = options.flatMap(({ long, short, words: told, takesValue, values }) => {
      const value = takesValue ? `:value:${values.length ? `(${values.join(' ')})` : ''}` : '';
      const one = (option: string) => `'${option}[${quoted(told)}]${value}'`;
      return [one(long), ...(short ? [one(short)] : [])];
    });
    if (words.length) specs.push(`'*:word:(${words.join(' ')})'`);
    return `    ${name}) _arguments ${specs.join(' ')} ;;`;
  });
  return `#compdef npm
# Completion of the commands of ${project} for zsh, made by: npm run -s completion -- zsh
# In ~/.zshrc, below compinit: source <(cd THIS-FOLDER && npm run -s completion -- zsh)
_todo_chatbot_before=\${_comps[npm]}
_todo_chatbot_npm() {
  local -a commands
  local name='' i
  if ! grep -qs '"name": "${project}"' package.json; then
    [[ -n $_todo_chatbot_before && $_todo_chatbot_before != _todo_chatbot_npm ]] && $_todo_chatbot_before "$@"
    return
  fi
  commands=(
${described.join('\n')}
  )
  for ((i = 2; i < CURRENT; i++)); do
    case $words[i] in
      run|run-script|-*) ;;
      *) [[ -z $name ]] && name=$words[i] ;;
    esac
  done
  if [[ -z $name ]]; then
    if [[ $words[2] == run* && CURRENT -gt 2 ]]; then _describe command commands; else compadd run start test install ci; fi
    return
  fi
  # npm keeps options in front of -- for itself.
  local dashes=\${words[(i)--]}
  if (( dashes >= CURRENT )); then compadd -- --; return; fi
  words=(npm "\${(@)words[dashes+1,-1]}")
  (( CURRENT = CURRENT - dashes + 1 ))
  case $name in
${branches.join('\n')}
  esac
}
compdef _todo_chatbot_npm npm
`;
}
