/** Hands a file to the browser's own downloads. */

export function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the bytes after the click; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** "Wijkteam Oost" on 21 November is `kring-wijkteam-oost-2026-11-21.html.age`. */
export function fileName(group: string, instant: string): string {
  const plain = group
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return `kring-${plain || "groep"}-${instant.slice(0, 10)}.html.age`;
}
