/**
 * While the app is updated, a page of one version may ask a server of another for its scripts and styles: 404, and the page
 * would stay dead. Loaded anew it comes whole from one version, so it does that by itself.
 */

/** Told to the window by a page that has found out itself. */
export const CHUNK_LOST = 'chunklost';

/** What Turbopack throws for a script that cannot be loaded. */
export function isChunkError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError';
}
