/** Marks the fields that a key leads to. The task field may be there twice: beside the chat and in the sheet. */
export const MESSAGE_BOX = { 'data-focus': 'message' } as const;
export const NEW_TASK_BOX = { 'data-focus': 'new-task' } as const;

export type FocusTarget = typeof MESSAGE_BOX | typeof NEW_TASK_BOX;

/** Puts the cursor into the field that can be seen. @returns whether there is one */
export function focusOn(target: FocusTarget): boolean {
  const fields = document.querySelectorAll<HTMLElement>(`[data-focus="${target['data-focus']}"]`);
  const field = [...fields].find((one) => one.getClientRects().length > 0);
  field?.focus();
  return field !== undefined;
}
