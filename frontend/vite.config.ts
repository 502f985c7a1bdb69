/** Builds each entry on its own, so that each is one self-contained module and one integrity hash covers it. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import subsetFont from "subset-font";
import { defineConfig, type EnvironmentOptions, type Plugin } from "vite";
import { usedIcons } from "./icons/used.ts";

const root = import.meta.dirname;
const out = resolve(root, "../kring/web/static/kring");
const entries = [
  "kring.ts",
  "room.ts",
  "practice.ts",
  "signin.ts",
  "export.ts",
  "beforehand.ts",
  "agreement.ts",
  "pulses.ts",
  "notes.ts",
  "reflection.ts",
  "goals.ts",
  "composing.ts",
  "evaluation.ts",
  "path.ts",
  "taking.ts",
  "releases.ts",
  "verify.ts",
  "styles/kring.css",
  "styles/room.css",
  "styles/catalogue.css",
  "styles/agreement.css",
  "styles/goals.css",
  "styles/evaluation.css",
  "styles/path.css",
  "styles/pulses.css",
  "styles/volunteers.css",
  "styles/reflection.css",
  "styles/rota.css",
  "styles/signin.css",
];

/** "room.ts" is built as "room.nl.js" and "room.en.js": nobody downloads the sentences of the other language. */
const languages = ["nl", "en"] as const;

function environment(entry: string, language?: string): EnvironmentOptions {
  const name = language ? `[name].${language}` : "[name]";
  return {
    consumer: "client",
    ...(language && { define: { "import.meta.env.KRING_LANGUAGE": JSON.stringify(language) } }),
    build: {
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      assetsDir: "",
      assetsInlineLimit: 0, // font-src is 'self': a data: font would be refused
      modulePreload: false,
      sourcemap: false,
      target: ["chrome118", "firefox115", "safari16.4"],
      rolldownOptions: {
        input: resolve(root, entry),
        output: { codeSplitting: false, entryFileNames: `${name}-[hash].js`, assetFileNames: "[name]-[hash][extname]" },
      },
    },
  };
}

/** The letters of Dutch, English and their neighbours; a rarer letter comes from the device's own font. */
const letters = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)),
  ...Array.from({ length: 64 }, (_, index) => String.fromCharCode(0xc0 + index)),
  ..."Œœ–—‘’“”„•…€ °·«»×",
].join("");

/** Fonts without the rest: half the bytes of a first visit were instructions for screens of the nineties. */
function smallFonts(): Plugin {
  return {
    name: "small-fonts",
    async generateBundle(_, bundle) {
      for (const [name, made] of Object.entries(bundle)) {
        if (made.type !== "asset") continue;
        if (name.endsWith(".woff2"))
          made.source = await subsetFont(Buffer.from(made.source), letters, { targetFormat: "woff2", noHinting: true });
      }
    },
  };
}

/** The same letters as plain TrueType: what is printed is set on the server, by a program that reads no woff2. */
async function printFonts(): Promise<void> {
  const files = resolve(root, "node_modules/@fontsource/atkinson-hyperlegible/files");
  for (const weight of [400, 700]) {
    const woff2 = readFileSync(join(files, `atkinson-hyperlegible-latin-${weight}-normal.woff2`));
    const font = await subsetFont(woff2, letters, { targetFormat: "truetype", noHinting: true });
    writeFileSync(join(out, `atkinson-hyperlegible-${weight}.ttf`), font);
  }
}

/** The name an entry is asked for: "kring.ts" in Dutch is "kring.nl.js", "styles/kring.css" is "kring.css". */
function nameOf(file: string): string {
  return file.replace(/-[\w-]{8}(?=\.\w+$)/, "");
}

/** As small as Brotli makes it: small blocks suit our modules, which are half texts and half code. */
function squeezed(bytes: Buffer): Buffer {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_LGBLOCK } = constants;
  return brotliCompressSync(bytes, {
    params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_LGBLOCK]: 17 },
  });
}

/** Files in one folder, by name, with the hash a browser checks and what a visitor downloads: they are compressed. */
function manifest(): Record<string, object> {
  const made = readdirSync(out).filter((file) => [".js", ".css"].includes(extname(file)));
  return Object.fromEntries(
    made.sort().map((file) => {
      const bytes = readFileSync(join(out, file));
      const hash = createHash("sha384").update(bytes).digest("base64");
      const compressed = statSync(join(out, `${file}.br`)).size;
      return [nameOf(basename(file)), { file, integrity: `sha384-${hash}`, bytes: bytes.length, compressed }];
    }),
  );
}

/** Beside each text file its compressed twins, so that a server never compresses while somebody waits. */
function compress(): void {
  for (const file of readdirSync(out).filter((name) => /\.(js|css|svg|txt)$/.test(name))) {
    const bytes = readFileSync(join(out, file));
    writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(join(out, `${file}.br`), squeezed(bytes));
  }
}

/** The icons in use, as one hidden drawing that every page holds. */
function sprite(): string {
  const symbols = usedIcons.map((name) => {
    const drawing = readFileSync(resolve(root, `node_modules/lucide-static/icons/${name}.svg`), "utf8");
    const shapes = drawing.slice(drawing.indexOf(">", drawing.indexOf("<svg")) + 1, drawing.lastIndexOf("</svg>"));
    return `<symbol id="icon-${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, "")}</symbol>`;
  });
  return `<svg width="0" height="0" hidden aria-hidden="true">${symbols.join("")}</svg>`;
}

export default defineConfig({
  root,
  base: "./",
  publicDir: false,
  // The age library's parts ask for two copies of the same curves: 8 kB that a visitor would download for nothing.
  resolve: { dedupe: ["@noble/curves", "@noble/hashes"] },
  plugins: [smallFonts()],
  environments: Object.fromEntries(
    entries.flatMap((entry) => {
      const name = basename(entry).replace(".", "_");
      if (entry.endsWith(".css")) return [[name, environment(entry)]];
      return languages.map((language) => [`${name}_${language}`, environment(entry, language)]);
    }),
  ),
  builder: {
    async buildApp(builder) {
      rmSync(out, { recursive: true, force: true });
      for (const [name, one] of Object.entries(builder.environments)) {
        if (name !== "client" && name !== "ssr") await builder.build(one);
      }
      writeFileSync(join(out, "icons.svg"), sprite());
      await printFonts();
      compress();
      writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest(), null, 1)}\n`);
    },
  },
});
