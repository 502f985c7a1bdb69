/** Builds the played rooms as one script for a test's page: `vite build --config …/vite.config.ts --outDir FOLDER`. */

import { resolve } from "node:path";
import { defineConfig } from "vite";

export default defineConfig({
  root: resolve(import.meta.dirname, "../../.."),
  publicDir: false,
  define: { "import.meta.env.KRING_LANGUAGE": "undefined" },
  build: {
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: resolve(import.meta.dirname, "in-browser.tsx"),
      output: { format: "iife", entryFileNames: "rooms.js" },
    },
  },
});
