/** What images, charts and the way to the cluster are made from. */
export const productInputs = [
  'apps/frontend',
  'apps/backend',
  'libs',
  'helm',
  'tools/cli',
  'tools/cluster',
  'tools/helm-plugin',
  'tools/pipeline',
  'tools/settings',
  'nx.json',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  '.dockerignore',
  '.env.example',
];

/** What every benchmark is measured with. */
export const benchInputs = ['tools/proof/src/workspace', 'tools/proof/src/figures/place.ts'];
