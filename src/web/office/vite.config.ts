import { cpSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const top = resolve(here, '../../..');

/** What pdfjs-dist fetches while it draws: character maps, stand-in fonts and decoders. Served beside the built files. */
const pdfjsAssets = (): Plugin => ({
  name: 'pdfjs-assets',
  apply: 'build',
  writeBundle({ dir }) {
    for (const folder of ['cmaps', 'standard_fonts', 'wasm'])
      cpSync(resolve(top, 'node_modules/pdfjs-dist', folder), resolve(dir as string, 'assets/pdfjs', folder), {
        recursive: true,
      });
  },
});

// biome-ignore lint/style/noDefaultExport: what vite asks of its configuration
export default defineConfig({
  root: here,
  base: '/',
  cacheDir: resolve(top, '.cache/vite'),
  plugins: [react(), pdfjsAssets()],
  // The server puts each answer's nonce in place of this word, so that antd may add styles under a strict policy.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: resolve(top, '.cache/office'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
});
