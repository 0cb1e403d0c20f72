import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/** The workspace root: standalone output is traced and laid out from here. */
const workspaceRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Sent with every answer; the CSP is made per request in src/proxy.ts because it carries a nonce. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
];

const apiPolicy = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" };

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: workspaceRoot,
  // sharp would bring a native module, which ties the output to one libc; no image is resized here.
  outputFileTracingExcludes: { 'next-server': ['../../node_modules/sharp/**', '../../node_modules/@img/**'] },
  images: { unoptimized: true },
  // pg would otherwise stay outside the bundle, behind a symbolic link.
  transpilePackages: ['@todo/api-client', 'pg'],
  turbopack: { root: workspaceRoot },
  // `next dev` gives its scripts to these names, too, not to localhost only.
  allowedDevOrigins: ['127.0.0.1', '192.168.*.*'],
  // Without the tests: what they say must not decide whether the app is built.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  poweredByHeader: false,
  reactStrictMode: true,
  // The same sources give the same id, so that two replicas serve each other's files.
  generateBuildId: () => process.env['BUILD_ID'] || 'local',
  // The containers' root file system is read-only.
  experimental: { isrFlushToDisk: false },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // Pages get theirs from src/proxy.ts. What the API answers is never a page, whatever it says.
    { source: '/api/:path*', headers: [apiPolicy] },
  ],
};

export default config;
