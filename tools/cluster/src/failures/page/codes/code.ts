/** A message of the project that is not about a release in the cluster. */
export interface OtherCode {
  code: string;
  /** What it means. */
  meaning: string;
  cause: string;
  /** What to type or do. */
  next: string;
}

export interface Chapter {
  title: string;
  codes: OtherCode[];
}

/** One code with its texts, as the page has them. */
export const row = (code: string, meaning: string, cause: string, next: string): OtherCode => ({
  code,
  meaning,
  cause,
  next,
});
