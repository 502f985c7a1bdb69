/** Cards for difficult moments. Only ever drawn for who facilitates; nothing of it is sent or told. */

import { useState } from "preact/hooks";
import { type Card, deckFor } from "../../room/deck";
import { inWords, useRoom } from "./context";
import { said } from "./texts";

export function Deck({ isLate }: { isLate: boolean }) {
  const model = useRoom();
  const t = said().overview;
  const part = model.part.value;
  if (!part?.facilitates || model.isWall) return null;
  const isUnsafe = (model.known.value?.mine.unsafe ?? []).length > 0;
  const { fitting, others } = deckFor(part.phase, { isLate, isUnsafe });
  return (
    <section class="room-deck">
      <h2>
        {t.deck} <span class="tag">{t.deckOnlyYou}</span>
      </h2>
      <Cards cards={fitting} />
      <Folded title={t.moreCards}>{() => <Cards cards={others} />}</Folded>
    </section>
  );
}

function Cards({ cards }: { cards: readonly Card[] }) {
  return (
    <ul class="plain-list deck">
      {cards.map((card) => (
        <li key={card.key}>
          <Folded title={inWords(card.title)}>{() => <CardText card={card} />}</Folded>
        </li>
      ))}
    </ul>
  );
}

function CardText({ card }: { card: Card }) {
  const t = said().overview;
  return (
    <dl class="deck-card">
      <dt>{t.sign}</dt>
      <dd>{inWords(card.sign)}</dd>
      <dt>{t.say}</dt>
      <dd class="deck-say">
        {card.say.map((words) => (
          <p key={words.en}>{inWords(words)}</p>
        ))}
      </dd>
      <dt>{t.act}</dt>
      <dd>{inWords(card.act)}</dd>
    </dl>
  );
}

/** What is folded away is not in the page at all until it is asked for. */
export function Folded({ title, children }: { title: string; children: () => preact.ComponentChildren }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="room-fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children()}
    </details>
  );
}
