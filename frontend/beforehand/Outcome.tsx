/** What the vote led to, and who brings a case: proposed here, confirmed by who facilitates. */

import { enumerate } from "../access/code";
import type { Here } from "../group/here";
import { Button } from "../parts/parts";
import { type Ahead, eligible } from "./ahead";
import { tally, winners } from "./counting";
import { texts } from "./texts";

interface Props {
  readonly ahead: Ahead;
  readonly here: Here;
  readonly onConfirm: (person: string) => void;
  readonly busy: boolean;
}

export function Outcome({ ahead, here, onConfirm, busy }: Props) {
  const t = texts().outcome;
  const { people } = here;
  const live = eligible(ahead);
  const counted = tally(
    ahead.votes,
    live.map((one) => one.item),
  );
  const authorOf = (item: string) => live.find((one) => one.item === item)?.by ?? "";
  const authors = winners(counted).map(authorOf);
  const names = authors.map(people.name);
  return (
    <section>
      <h3>{t.title}</h3>
      <ul class="plain-list outcome">
        {counted.map(({ item, votes }) => (
          <li key={item} class="outcome-line">
            <span>{people.name(authorOf(item))}</span> <span class="row-end">{t.votes(votes)}</span>
          </li>
        ))}
      </ul>
      {authors.length === 0 && <p>{t.nobody}</p>}
      {authors.length === 1 && <p>{t.proposes(names[0] ?? "")}</p>}
      {authors.length > 1 && <p>{t.draw(enumerate(names, texts().and))}</p>}
      <Confirm ahead={ahead} here={here} authors={authors} onConfirm={onConfirm} busy={busy} />
    </section>
  );
}

function Confirm({ ahead, here, authors, onConfirm, busy }: Props & { readonly authors: readonly string[] }) {
  const t = texts().outcome;
  const { people, keyring } = here;
  const { presenter, facilitator, may_arrange: mayArrange } = ahead.row;
  const isAgreed = presenter !== null && (authors.length === 0 || authors.includes(presenter));
  const open = authors.filter((person) => person !== presenter);
  const leads = ahead.row.vote.asked.find((person) => person === facilitator); // who cannot come cannot confirm
  if (isAgreed && (authors.length < 2 || !mayArrange))
    return <p role="status">{t.confirmed(people.name(presenter))}</p>;
  if (!mayArrange || open.length === 0) return null;
  if (leads !== undefined && leads !== keyring.person) return <p class="hint">{t.waits(people.name(leads))}</p>;
  return (
    <div class="row">
      {open.map((person) => (
        <Button key={person} busy={busy} onPress={() => onConfirm(person)}>
          {t.confirm(people.name(person))}
        </Button>
      ))}
    </div>
  );
}
