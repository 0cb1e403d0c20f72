import type { ProviderName, Settings } from '../../../settings/src/settings.ts';
import { elsewhere } from './elsewhere.ts';
import { kind } from './kind.ts';
import { minikube } from './minikube.ts';
import type { Provider } from './provider.ts';

const made: Record<ProviderName, (settings: Settings) => Provider> = {
  minikube: ({ profile }) => minikube(profile),
  kind: ({ kindCluster, value }) => kind(kindCluster, { config: value('KIND_CONFIG') }),
  context: ({ context }) => elsewhere(context),
};

/** The provider that the settings name. */
export const providerOf = (settings: Settings): Provider => made[settings.provider](settings);

/** The provider, with everything that asks or changes its cluster behind the guard. */
export function guarded(provider: Provider, allow: () => Promise<unknown>): Provider {
  const behind =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await allow();
      return work(...args);
    };
  return {
    ...provider,
    // Looking changes nothing, so it need not wait.
    state: async () => (await Promise.all([provider.state(), allow()]))[0],
    up: behind(provider.up),
    stop: behind(provider.stop),
    remove: behind(provider.remove),
    loadSlowly: behind(provider.loadSlowly),
  };
}
