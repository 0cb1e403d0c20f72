/** A part of a message or an artifact of A2A, the protocol of agents. */
interface Part {
  text?: unknown;
}
interface Said {
  parts?: Part[];
}
/** What an agent sends back: a task, or a message alone. */
interface Sent extends Said {
  status?: { state?: unknown; message?: Said };
  artifacts?: Said[];
}

export interface AgentAnswer {
  text: string;
  /** Of a task: completed, failed, input-required … */
  state?: string;
}

/**
 * What `kagent invoke` printed, which is the agent's whole task as one line of JSON: the text of its artifacts, or what it says of
 * its state. Gives undefined for any other line.
 */
export function readAnswer(line: string): AgentAnswer | undefined {
  const sent = parsed(line);
  if (!sent) return undefined;
  const { artifacts, status } = sent;
  const found = [textOf(artifacts ?? []), textOf(status?.message ? [status.message] : []), textOf([sent])];
  const state = typeof status?.state === 'string' ? status.state : undefined;
  return { text: found.find(Boolean) ?? '', ...(state ? { state } : {}) };
}

/** Whether the agent has done what it was asked for; newer versions write TASK_STATE_COMPLETED. */
export const isCompleted = (state: string): boolean => /(^|_)completed$/i.test(state);

function parsed(line: string): Sent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const sent = value && typeof value === 'object' ? (value as Sent) : {};
    return sent.status || sent.parts || sent.artifacts ? sent : undefined;
  } catch {
    return undefined;
  }
}

const textOf = (all: Said[]): string =>
  all
    .flatMap(({ parts = [] }) => parts)
    .flatMap(({ text }) => (typeof text === 'string' ? text : []))
    .join('\n');
