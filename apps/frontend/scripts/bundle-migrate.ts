import { join } from 'node:path';
import { build } from 'esbuild';

/** pg is CommonJS and calls require() for Node's own modules; an ES module has none of its own. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Puts the migration and all it needs into one file, which runs with nothing but Node. */
export async function bundleMigrate(projectRoot: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(projectRoot, 'src/migrate/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: REQUIRE },
    // Optional drivers that are not installed and never reached.
    external: ['pg-native', 'bun:sqlite', 'cloudflare:workers'],
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
