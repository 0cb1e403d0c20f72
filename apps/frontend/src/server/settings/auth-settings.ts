import { isIP } from 'node:net';
import type { StartProblem } from '../lifecycle/start-error.ts';
import { list, value, WHERE, type Environment } from './environment.ts';
import type { SecretReader } from './secret-files.ts';

const MIN_SECRET_LENGTH = 32;

/** BETTER_AUTH_SECRET; '' and a problem more when it cannot be used. */
export function readSecret(secrets: SecretReader, problems: StartProblem[]): string {
  const { text: secret = '', where, missing, unreadable } = secrets('BETTER_AUTH_SECRET');
  if (unreadable) return secret;
  if (secret === '') {
    problems.push({
      code: 'AUTH-SECRET-MISSING',
      what: 'BETTER_AUTH_SECRET is not set',
      where,
      cause: missing ?? 'the service was started without its secrets',
      next: 'npm start (makes .env with a strong secret), or set it to the output of: openssl rand -hex 32',
    });
  } else if (secret.length < MIN_SECRET_LENGTH) {
    problems.push({
      code: 'AUTH-SECRET-SHORT',
      what: `BETTER_AUTH_SECRET has ${secret.length} characters; at least ${MIN_SECRET_LENGTH} are needed`,
      where,
      cause: 'a hand-made value',
      next: 'set it to the output of: openssl rand -hex 32',
    });
  }
  return secret;
}

/**
 * JWT_SECRET where AUTH_MODE is shared-secret, else undefined: the backend accepts one kind of token only,
 * and the frontend makes no other.
 */
export function readSharedSecret(
  env: Environment,
  secrets: SecretReader,
  problems: StartProblem[],
): string | undefined {
  const mode = value(env, 'AUTH_MODE') ?? 'jwks';
  if (mode === 'jwks') return undefined;
  const { text: secret = '', where, missing, unreadable } = secrets('JWT_SECRET');
  if (mode !== 'shared-secret') {
    problems.push({
      code: 'AUTH-MODE-INVALID',
      what: `AUTH_MODE is "${mode}"`,
      where: WHERE,
      cause: 'a typing error',
      next: 'leave it out (jwks), or set it to jwks or shared-secret, for the backend as well',
    });
  } else if (!unreadable && secret.length < MIN_SECRET_LENGTH) {
    problems.push({
      code: secret === '' ? 'JWT-SECRET-MISSING' : 'JWT-SECRET-WEAK',
      what: `AUTH_MODE=shared-secret needs a JWT_SECRET of at least ${MIN_SECRET_LENGTH} characters, it has ${secret.length}`,
      where,
      cause: (secret === '' && missing) || 'it was left out or shortened',
      next: 'set JWT_SECRET to the output of: openssl rand -base64 32, the same for the backend; or AUTH_MODE=jwks for both',
    });
  }
  return secret;
}

/** TRUSTED_PROXIES: addresses and CIDR ranges with commas between them. */
export function readTrustedProxies(env: Environment, problems: StartProblem[]): string[] {
  const proxies = list(value(env, 'TRUSTED_PROXIES'));
  const invalid = proxies.filter((proxy) => !isAddressRange(proxy));
  if (invalid.length > 0) {
    problems.push({
      code: 'TRUSTED-PROXIES-INVALID',
      what: `TRUSTED_PROXIES names what is no address or range: ${invalid.join(', ')}`,
      where: WHERE,
      cause: 'a typing error, or a host name, which cannot be compared with an address',
      next: 'set it to addresses or CIDR ranges with commas between them, such as 10.0.0.0/8,fd00::/8',
    });
  }
  return proxies;
}

function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  if (isIP(address) === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}
