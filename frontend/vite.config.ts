import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// A development server asks a desk that runs beside it (`dateline serve`) for data.
const desk = process.env["DATELINE_DESK"] ?? "http://127.0.0.1:8484";

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: "../src/dateline/desk/static",
    emptyOutDir: true,
    // Every image stays a file of its own: the desk's content security policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    // The map library is one chunk of about 1.1 MB that is fetched when a map is shown.
    chunkSizeWarningLimit: 1400,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": desk, "/i/": desk, "/r/": desk } },
});
