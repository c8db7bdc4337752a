import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { buildReport } from './build-report.ts';

export default defineConfig({
  plugins: [react(), buildReport()],
  build: {
    outDir: 'dist',
    target: 'es2021',
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Three files that every page needs, instead of some twenty tiny ones.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules\/(?!react-hook-form|shamir-secret-sharing|qr\/)/,
            },
            { name: 'ui', test: /src\/ui\// },
            { name: 'base', test: /src\/(?:api|lib|i18n)\/[^/]+$/, minShareCount: 6 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: process.env.API_URL ?? 'http://127.0.0.1:3000' } } },
});
