import type { Completed } from './words.ts';

/** `npm run NAME -- --opt`: completes in this project only; elsewhere npm's own completion goes on. */
export function bashScript(commands: Completed[], project: string): string {
  const names = commands.map(({ name }) => name).join(' ');
  const options = commands.map(
    ({ name, options: known, words }) =>
      `    ${name}) words="${[...known.flatMap(({ long, short }) => [long, ...(short ? [short] : [])]), ...words].join(' ')}" ;;`,
  );
  const values = commands.flatMap(({ name, options: known }) =>
    known
      .filter(({ takesValue }) => takesValue)
      .map(({ long, short, values: some }) => {
        const patterns = [long, ...(short ? [short] : [])].map((one) => `'${name} ${one}'`).join('|');
        return `    ${patterns}) words="${some.join(' ')}" ; values=1 ;;`;
      }),
  );
  return `# Completion of the commands of ${project} for bash, made by: npm run -s completion -- bash
# In ~/.bashrc: source <(cd THIS-FOLDER && npm run -s completion -- bash)
_todo_chatbot_before="$(complete -p npm 2>/dev/null | sed -n 's/.*-F \\([^ ]*\\).*/\\1/p')"
_todo_chatbot_npm() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} name= words= values= i
  if ! grep -qs '"name": "${project}"' package.json; then
    [ -n "$_todo_chatbot_before" ] && "$_todo_chatbot_before" "$@"
    return
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      start|test) [ -z "$name" ] && name=\${COMP_WORDS[i]} ;;
      run|run-script|-s|--silent) ;;
      -*) ;;
      *) [ -z "$name" ] && name=\${COMP_WORDS[i]} ;;
    esac
  done
  if [ -z "$name" ]; then
    if [ "$before" = run ] || [ "$before" = -s ]; then words="${names}"; else words="run start test install ci"; fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    return
  fi
  case "$name $before" in
${values.join('\n')}
  esac
  [ -n "$values" ] || case $name in
${options.join('\n')}
  esac
  # npm keeps options in front of -- for itself.
  [[ " \${COMP_WORDS[*]:0:COMP_CWORD} " == *" -- "* ]] || words="--"
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _todo_chatbot_npm npm
`;
}
