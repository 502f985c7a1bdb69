/** Parts of a path as they are read: by their owner before they go, and by who was shown them. */

import { type HandedMoment, leading, titled, worded } from "./handed";
import { dayIn, names } from "./names";
import { namingHere } from "./texts";

interface Props {
  readonly moments: readonly HandedMoment[];
  /** Of each part's heading. */
  readonly level: 3 | 4 | 5;
}

export function HandedText({ moments, level }: Props) {
  return (
    <ol class="plain-list stack handed">
      {moments.map((moment, at) => (
        <li key={at}>
          <One moment={moment} level={level} />
        </li>
      ))}
    </ol>
  );
}

function One({ moment, level }: { readonly moment: HandedMoment; readonly level: Props["level"] }) {
  const { kind, at, title, where, parts } = moment;
  const naming = namingHere();
  const Heading = `h${level}` as const;
  return (
    <article>
      <Heading>{[names().kinds[kind], titled(title, naming)].filter(Boolean).join(": ")}</Heading>
      <p class="hint">
        {at && <time dateTime={at}>{dayIn(at)}</time>}
        {at && where && " · "}
        {where}
      </p>
      {parts.map((part, place) => {
        const { label, text } = worded(kind, part, naming);
        return (
          <p key={place} class="contribution-text" dir="auto">
            {label && <span class="hint">{leading(label)} </span>}
            {text}
          </p>
        );
      })}
    </article>
  );
}
