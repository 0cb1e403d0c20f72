/** What a key does, anywhere on the page but in a field. */
export const SHORTCUTS = [
  { id: 'message', key: '/', what: 'Write a message' },
  { id: 'new-task', key: 'n', what: 'Add a task' },
  { id: 'new-conversation', key: 'c', what: 'Begin a new conversation' },
  { id: 'undo', key: 'z', what: 'Take back the last deletion' },
  { id: 'help', key: '?', what: 'Show all keys' },
] as const;

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];

/** Keys that do something where one is; they are only told, not handled here. */
export const LOCAL_KEYS = [
  { key: 'Enter', what: 'Send the message, save the field' },
  { key: 'Shift + Enter', what: 'Begin a new line in a message' },
  { key: '↑', what: 'Edit your last message, in the empty box' },
  { key: 'Esc', what: 'Close, or leave a field as it was' },
] as const;

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  repeat: boolean;
}

/**
 * What a key press asks for. Shift is not looked at: on many keyboards `/` and `?` need it.
 * @param inField whether one is writing: then every key is a letter
 */
export function shortcutOf(press: KeyPress, inField: boolean): ShortcutId | undefined {
  if (inField || press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.repeat)
    return undefined;
  return SHORTCUTS.find(({ key }) => key === press.key)?.id;
}
