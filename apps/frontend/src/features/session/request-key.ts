/**
 * Names one thing that a person does, so that the server does it once however often it is sent.
 * Not crypto.randomUUID: a browser has that on https and localhost only.
 */
export function newRequestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
