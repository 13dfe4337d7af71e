import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** react-aria carries its few own words in some thirty languages; the console speaks two. */
const onlyOurLanguages = (): Plugin => ({
  name: 'only-our-languages',
  enforce: 'pre',
  load: (id) =>
    /\/(react-aria|react-stately)\/dist\/private\/intl\/.*\/[a-z]{2}-[A-Z]{2}\.mjs$/.test(id) &&
    !/\/(sv-SE|en-US)\.mjs$/.test(id)
      ? 'export default {};'
      : null,
});

const api = `http://127.0.0.1:${process.env.STAFETT_API_PORT ?? '4000'}`;

export const config = defineConfig({
  plugins: [onlyOurLanguages(), react()],
  build: {
    target: 'es2023',
    // The content security policy allows files from our own origin alone, so nothing becomes a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { host: '127.0.0.1', proxy: { '/trpc': api, '/auth': api } },
});

// Vite reads its configuration from the default export.
export default config;
