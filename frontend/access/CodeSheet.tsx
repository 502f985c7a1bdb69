/** The recovery code, large on the screen and alone on one sheet of paper. */

import { locale } from "../islands/mount";
import { texts } from "./texts";

interface Props {
  /** Seven groups of five characters. */
  readonly groups: readonly string[];
  readonly name: string;
  readonly on: Date;
}

export function CodeSheet({ groups, name, on }: Props) {
  const t = texts().code;
  const date = on.toLocaleDateString(locale(), { day: "numeric", month: "long", year: "numeric" });
  return (
    <section class="code-sheet" aria-label={t.sheetTitle}>
      <p class="code-sheet-title">{t.sheetTitle}</p>
      <ol class="code-groups" translate={false}>
        {groups.map((group, at) => (
          <li key={group}>
            <span class="code-number" aria-hidden="true">
              {at + 1}
            </span>
            <span class="visually-hidden">{t.group(at + 1)}: </span>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <dl class="code-about">
        <dt>{t.sheetName}</dt>
        <dd>{name}</dd>
        <dt>{t.sheetDate}</dt>
        <dd>{date}</dd>
        <dt>{t.sheetWhere}</dt>
        <dd>{location.origin}</dd>
        <dt>{t.sheetFor}</dt>
        <dd>{t.sheetPurpose}</dd>
      </dl>
      <p class="code-care">{t.sheetCare}</p>
    </section>
  );
}
