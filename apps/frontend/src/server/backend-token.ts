import type { Auth } from './auth.ts';

/** A token lives 15 minutes; taken from here for at most four, it always has ten left at the backend. */
const KEEP_MS = 4 * 60_000;
const MAX_KEPT = 10_000;

interface KeptToken {
  token: string;
  until: number;
}

/** Tokens for the backend, one a session, so that not every request signs one (and reads the key). */
export class BackendTokens {
  readonly #kept = new Map<string, KeptToken>();
  readonly #auth: () => Pick<Auth, 'api'>;
  readonly #now: () => number;

  constructor(auth: () => Pick<Auth, 'api'>, now: () => number = Date.now) {
    this.#auth = auth;
    this.#now = now;
  }

  /**
   * @param sessionId names the session whose cookie is in `headers`; the session must have been checked
   * @throws when the signing key cannot be read or decrypted
   */
  async tokenFor(sessionId: string, headers: Headers): Promise<string> {
    const kept = this.#kept.get(sessionId);
    if (kept !== undefined && kept.until > this.#now()) return kept.token;
    const { token } = await this.#auth().api.getToken({ headers });
    this.#kept.delete(sessionId);
    // Maps keep the order of insertion: the first key is the oldest token.
    if (this.#kept.size >= MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
    this.#kept.set(sessionId, { token, until: this.#now() + KEEP_MS });
    return token;
  }
}
