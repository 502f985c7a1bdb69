/** Whether the room has three columns. The same width as in styles/room-layout.css. */

import { signal } from "@preact/signals";

const query = window.matchMedia("(min-width: 64rem)");

export const isWide = signal(query.matches);

query.addEventListener("change", () => {
  isWide.value = query.matches;
});
