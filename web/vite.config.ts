import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { buildReport } from './build-report.ts';

export default defineConfig({
  plugins: [react(), buildReport()],
  build: { outDir: 'dist', target: 'es2021', sourcemap: false, reportCompressedSize: false },
  server: { proxy: { '/api': { target: process.env.API_URL ?? 'http://127.0.0.1:3000' } } },
});
