/** What another tab of the same person may have changed. */
export type Topic = 'tasks' | 'conversations';

/** Between the tabs of one browser that show the same account. A browser without BroadcastChannel: no news. */
export class Tabs {
  readonly #name: string;
  #channel: BroadcastChannel | undefined;

  constructor(userId: string) {
    this.#name = `todo-${userId}`;
  }

  /** Tells the other tabs. */
  announce(topic: Topic): void {
    this.#open()?.postMessage(topic);
  }

  /** @returns stops listening */
  listen(topic: Topic, listener: () => void): () => void {
    const hear = (event: MessageEvent<unknown>) => {
      if (event.data === topic) listener();
    };
    const channel = this.#open();
    channel?.addEventListener('message', hear);
    return () => channel?.removeEventListener('message', hear);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** Only when it is used: the server makes these pages, too, and a channel would keep it busy. */
  #open(): BroadcastChannel | undefined {
    if (typeof BroadcastChannel !== 'undefined') this.#channel ??= new BroadcastChannel(this.#name);
    return this.#channel;
  }
}
