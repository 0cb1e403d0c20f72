import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { listen } from './listen.ts';

/** A STAND-IN for the frontend: it gives out a public key and issues tokens as Better Auth does (EdDSA, 15 minutes). */
export interface Frontend {
  origin: string;
  token(userId: string): string;
  close(): void;
}

const kid = 'proof';

/** Starts it on a free port of 127.0.0.1. */
export async function startFrontend(): Promise<Frontend> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keys = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'EdDSA' }] });
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(keys),
  );
  const origin = await listen(server);
  const token = (userId: string) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { sub: userId, iss: 'todo-chatbot', aud: 'todo-api', iat: now, exp: now + 900 };
    const signed = [{ alg: 'EdDSA', kid }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  return { origin, token, close: () => void server.close() };
}
