/** What one may say to begin with; each is one of the sentences that every assistant understands. */
export const SUGGESTIONS: readonly string[] = [
  'Add a task to buy groceries',
  "What's pending?",
  'I need to remember to pay bills',
  'What have I completed?',
];
