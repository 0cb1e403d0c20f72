import { StartError } from '../lifecycle/start-error.ts';

/** Whether Better Auth failed because the stored signing key was encrypted with another secret. */
export function isSecretChanged(error: unknown): boolean {
  return error instanceof Error && error.message.includes('decrypt private key');
}

/** The failure of a secret that does not fit the stored key, with both ways out. */
export function secretChanged(cause: unknown): StartError {
  return new StartError(
    {
      code: 'AUTH-SECRET-CHANGED',
      what: 'BETTER_AUTH_SECRET does not open the signing key that is stored in the database',
      where: 'table auth.jwks',
      cause: 'the secret was changed or made anew, while the database kept the key of the former one',
      next:
        'put the former BETTER_AUTH_SECRET back (nothing is lost); or, to go on with the new one, run ' +
        '"node migrate.mjs --new-key" (the same as: DELETE FROM auth.jwks, then migrate), after which everybody signs in again',
    },
    { cause },
  );
}
