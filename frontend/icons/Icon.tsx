import type { JSX } from "preact";
import type { IconName } from "./used";

/** One icon of the page's sprite. It decorates a word beside it and is silent for a screen reader. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" aria-hidden="true" focusable="false">
      <use href={`#icon-${name}`} />
    </svg>
  );
}
