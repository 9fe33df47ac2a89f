import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The content policy of the server allows scripts and styles from its own address only, so nothing
// is inlined into the page.
export default defineConfig({
  plugins: [react()],
  base: './',
  build: { outDir: 'dist', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: { include: ['src/**/*.test.ts'] },
});
