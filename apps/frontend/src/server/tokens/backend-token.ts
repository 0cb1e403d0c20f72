/** A token lives 15 minutes; taken from here for at most four, it always has ten left at the backend. */
const KEEP_MS = 4 * 60_000;
const MAX_KEPT = 10_000;

/** Whose token it is: the session, which must have been checked, and its account. */
export interface TokenOwner {
  sessionId: string;
  userId: string;
}

/** Makes a token. @throws when the signing key cannot be read or decrypted */
export type MintToken = (owner: TokenOwner, headers: Headers) => Promise<string>;

interface KeptToken {
  token: string;
  until: number;
}

/** Tokens for the backend, one a session, so that not every request signs one (and reads the key). */
export class BackendTokens {
  readonly #kept = new Map<string, KeptToken>();
  readonly #mint: MintToken;
  readonly #now: () => number;

  constructor(mint: MintToken, now: () => number = Date.now) {
    this.#mint = mint;
    this.#now = now;
  }

  /**
   * @param headers hold the cookie of the owner's session
   * @throws when the token cannot be made
   */
  async tokenFor(owner: TokenOwner, headers: Headers): Promise<string> {
    const { sessionId } = owner;
    const kept = this.#kept.get(sessionId);
    if (kept !== undefined && kept.until > this.#now()) return kept.token;
    const token = await this.#mint(owner, headers);
    this.#kept.delete(sessionId);
    // Maps keep the order of insertion: the first key is the oldest token.
    if (this.#kept.size >= MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
    this.#kept.set(sessionId, { token, until: this.#now() + KEEP_MS });
    return token;
  }
}
