/** The one language that a module was built for, so that no visitor downloads the other. Undefined in tests. */
interface ImportMetaEnv {
  readonly KRING_LANGUAGE?: "nl" | "en";
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}

declare module "*.svg?raw" {
  const text: string;
  export default text;
}

declare module "subset-font" {
  interface Options {
    readonly targetFormat: "woff2" | "truetype";
    readonly noHinting: boolean;
  }
  export default function subsetFont(font: Uint8Array, letters: string, options: Options): Promise<Uint8Array>;
}

/** The address of a built file, below that of the module that names it. */
declare module "*.txt?url" {
  const address: string;
  export default address;
}
