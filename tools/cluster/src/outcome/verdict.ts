/** Whether a part of the cluster is as it is wanted. The step that makes it so runs only when it is not. */
export interface Verdict {
  equal: boolean;
  /** One sentence: how it is, or what differs. */
  reason: string;
  /** What differs, a line each. */
  details?: string[];
}

export const equal = (reason: string): Verdict => ({ equal: true, reason });
export const differs = (reason: string, details: string[] = []): Verdict => ({
  equal: false,
  reason,
  ...(details.length ? { details } : {}),
});
