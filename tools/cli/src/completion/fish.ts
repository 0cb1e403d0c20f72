import type { Completed } from './words.ts';

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * The same for fish, which keeps what it knows of npm and gets ours beside it. Behind `--` fish completes no options, so ours
 * are given as words.
 */
export function fishScript(commands: Completed[], project: string): string {
  const add = (condition: string, word: string, told?: string) =>
    `complete -c npm -n ${quoted(condition)} -f -a ${quoted(word)}${told ? ` -d ${quoted(told)}` : ''}`;
  const lines = commands.flatMap(({ name, summary, options, words }) => {
    const takers = options.filter(({ takesValue }) => takesValue);
    const named = (of: Completed['options']) =>
      of.flatMap(({ long, short }) => [long, ...(short ? [short] : [])]);
    const behind = `__todo_chatbot_behind ${[name, ...named(takers)].join(' ')}`;
    return [
      add('__todo_chatbot_at_name', name, summary),
      ...options.map(({ long, words: told }) => add(behind, long, told)),
      ...words.map((word) => add(behind, word)),
      ...takers
        .filter(({ values }) => values.length)
        .map((one) => add(`__todo_chatbot_after ${name} ${named([one]).join(' ')}`, one.values.join(' '))),
    ];
  });
  return `# Completion of the commands of ${project} for fish, made by: npm run -s completion -- fish
# In ~/.config/fish/config.fish: npm run -s --prefix THIS-FOLDER completion -- fish | source
function __todo_chatbot_words
    grep -qs '"name": "${project}"' package.json; and commandline -opc
end
function __todo_chatbot_at_name
    set -l typed (__todo_chatbot_words)
    contains -- run $typed; and test (count (string match -v -- '-*' $typed)) -eq 2
end
# NAME OPTION…: behind the -- of NAME, and not where one of these options wants its value.
function __todo_chatbot_behind
    set -l typed (__todo_chatbot_words)
    contains -- $argv[1] $typed; and contains -- -- $typed; and not contains -- $typed[-1] $argv[2..]
end
# NAME OPTION…: where one of these options of NAME wants its value.
function __todo_chatbot_after
    set -l typed (__todo_chatbot_words)
    contains -- $argv[1] $typed; and contains -- -- $typed; and contains -- $typed[-1] $argv[2..]
end
${lines.join('\n')}
`;
}
