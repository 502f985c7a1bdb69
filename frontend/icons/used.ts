/** The icons of lucide that Kring shows. The build puts these, and no others, in the page's sprite. */

export const usedIcons = [
  "arrow-down",
  "arrow-left",
  "arrow-up",
  "check",
  "hand",
  "lock",
  "monitor",
  "pause",
  "play",
  "undo-2",
  "video",
  "wifi-off",
] as const;

export type IconName = (typeof usedIcons)[number];
