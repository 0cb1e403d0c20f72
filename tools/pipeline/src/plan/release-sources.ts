import type { ReleaseSources } from '../../../cluster/src/deploy/values.ts';
import { secretHash } from '../../../cluster/src/secrets/secrets.ts';
import type { EnvValues } from '../../../settings/src/env-lines.ts';

/** What a release will be made from when its Secret holds what is wanted. */
export const releaseSources = (
  image: string | undefined,
  secret: EnvValues,
  key: string,
): ReleaseSources => ({
  image: image ?? '',
  secretHash: secretHash(secret, key),
  databaseUrl: secret['DATABASE_URL'] ?? '',
});
