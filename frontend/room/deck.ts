/**
 * What a facilitator can say or do when a meeting gets difficult: a short deck, as data, and which cards come first.
 * Only the screen of who facilitates shows it. Pure.
 */

import { asksAdvice, covers } from "./part";
import type { Phase, Said } from "./wire";

/** What a step is about, whatever its method calls it. */
export type Occasion = "meet" | "tell" | "ask" | "think" | "advise" | "decide" | "look-back";

/** Seen from outside the steps: the clock is against us, or somebody gave the quiet signal. */
export interface Signs {
  readonly isLate: boolean;
  readonly isUnsafe: boolean;
}

export interface Card {
  readonly key: string;
  readonly title: Said;
  /** How one sees that it is this. */
  readonly sign: Said;
  /** Words to say as they are. */
  readonly say: readonly Said[];
  readonly act: Said;
  readonly occasions: readonly Occasion[];
}

const lookingBack = ["evaluation", "lookback"];
const deciding = ["choice", "ranking", "resolution", "rating"];

export function occasionOf(phase: Phase): Occasion {
  const writes = (kinds: readonly string[]) => phase.writes.some(({ kind }) => kinds.includes(kind));
  if (writes(["checkin"])) return "meet";
  if (writes(["resolution"]) || deciding.includes(phase.form) || writes(deciding)) return "decide";
  if (asksAdvice(phase)) return "advise";
  if (writes(["question"])) return "ask";
  if (writes(["case"])) return "tell";
  if (writes(lookingBack)) return "look-back";
  return isOnlyThePresenter(phase) ? "tell" : "think";
}

function isOnlyThePresenter({ speaks }: Phase): boolean {
  return covers(speaks, "presenter") && !covers(speaks, "adviser");
}

/** All cards: what asks attention now, then what fits this step, then the rest, each in the deck's own order. */
export function deckFor(phase: Phase, { isLate, isUnsafe }: Signs): { fitting: Card[]; others: Card[] } {
  const occasion = occasionOf(phase);
  const urgent = (card: Card) => (isUnsafe && card.key === "unsafe") || (isLate && card.key === "time");
  const fits = (card: Card) => !urgent(card) && card.occasions.includes(occasion);
  const fitting = [...cards.filter(urgent), ...cards.filter(fits)];
  return { fitting, others: cards.filter((card) => !fitting.includes(card)) };
}

const says = (nl: string, en: string): Said => ({ nl, en });

export const cards: readonly Card[] = [
  {
    key: "hidden-advice",
    title: says("Advies met een vraagteken", "Advice with a question mark"),
    sign: says("“Heb je al eens…?” “Zou je niet…?”", "“Have you tried…?” “Would you not…?”"),
    say: [
      says(
        "“Ik hoor een idee. Parkeer het voor straks. Wat wil je nog weten?”",
        "“I hear an idea. Park it for later. What do you still want to know?”",
      ),
      says("“Begin je vraag eens met ‘wat’ of ‘hoe’.”", "“Try to begin your question with ‘what’ or ‘how’.”"),
    ],
    act: says(
      "Wijs op “Parkeer”. Dan gaat het advies niet verloren.",
      "Point at “Park”. That way the advice is not lost.",
    ),
    occasions: ["ask", "think", "tell"],
  },
  {
    key: "dominance",
    title: says("Eén iemand praat veel", "One person talks a lot"),
    sign: says("Anderen kijken weg of leunen achterover.", "Others look away or lean back."),
    say: [
      says(
        "“Dank je, dat is helder. Ik hoor nu graag iemand die nog niets zei.”",
        "“Thank you, that is clear. Now I would like to hear somebody who has not spoken.”",
      ),
    ],
    act: says(
      "Geef iemand anders het woord, of vraag ieder één zin.",
      "Give somebody else the floor, or ask one sentence of each.",
    ),
    occasions: ["ask", "think", "advise"],
  },
  {
    key: "silence",
    title: says("Het blijft stil", "It stays silent"),
    sign: says("Niemand begint. Jij wilt het opvullen.", "Nobody begins. You want to fill it."),
    say: [
      says("“Neem rustig de tijd. We hoeven niets te vullen.”", "“Take your time. We need not fill anything.”"),
      says(
        "“Schrijf eerst een minuut voor jezelf. Daarna doen we een rondje.”",
        "“First write for yourself for a minute. Then we go round.”",
      ),
    ],
    act: says("Tel zelf tot tien voor je iets zegt.", "Count to ten before you say anything."),
    occasions: ["meet", "ask", "think", "look-back"],
  },
  {
    key: "emotion",
    title: says("Er komt veel los", "Strong feelings come up"),
    sign: says("Tranen, een rood hoofd, een stem die wegvalt.", "Tears, a flushed face, a voice that breaks."),
    say: [
      says(
        "“Ik zie dat dit je raakt. Wil je even stoppen, of juist door?”",
        "“I see that this touches you. Do you want to stop for a moment, or go on?”",
      ),
    ],
    act: says("Zet de tijd stil. Blijf erbij en los niets op.", "Pause the clock. Stay with it and solve nothing."),
    occasions: ["meet", "tell", "think", "decide"],
  },
  {
    key: "defending",
    title: says("De inbrenger verdedigt zich", "The presenter defends"),
    sign: says("“Ja, maar…” op elke vraag of elk idee.", "“Yes, but…” to each question or idea."),
    say: [
      says(
        "“Je hoeft niets uit te leggen. Wat raakt je, en wat laat je liggen?”",
        "“You need not explain anything. What touches you, and what do you leave?”",
      ),
    ],
    act: says(
      "Laat de inbrenger even alleen luisteren en noteren.",
      "Let the presenter only listen and take notes for a while.",
    ),
    occasions: ["ask", "think", "advise"],
  },
  {
    key: "stuck",
    title: says("De inbrenger loopt vast", "The presenter gets stuck"),
    sign: says("“Ik weet het niet.” Het verhaal draait rond.", "“I do not know.” The story goes round in circles."),
    say: [
      says("“Wat maakt dit voor jou zo lastig?”", "“What makes this so hard for you?”"),
      says(
        "“Stel dat het morgen iets beter gaat. Wat doe jij dan anders?”",
        "“Suppose it goes a little better tomorrow. What do you do differently?”",
      ),
    ],
    act: says("Vraag naar één moment. Wat gebeurde er precies?", "Ask for one moment. What happened exactly?"),
    occasions: ["tell", "decide"],
  },
  {
    key: "therapy",
    title: says("Het wordt therapie", "It turns into therapy"),
    sign: says("Het gaat over vroeger of thuis, niet over het werk.", "It is about the past or home, not about work."),
    say: [
      says(
        "“Dit is groot, en het verdient een andere plek. Wat vraagt dit van jou in je werk?”",
        "“This is big, and it deserves another place. What does this ask of you in your work?”",
      ),
    ],
    act: says("Kom er na afloop samen op terug. Wie kan helpen?", "Come back to it together afterwards. Who can help?"),
    occasions: ["tell", "ask", "think"],
  },
  {
    key: "chat",
    title: says("Het wordt gezellig", "It turns into a chat"),
    sign: says("Eigen verhalen, grappen, een ander onderwerp.", "Stories of one's own, jokes, another subject."),
    say: [
      says("“Terug naar de vraag. Wie leest hem nog eens voor?”", "“Back to the question. Who reads it out again?”"),
    ],
    act: says("Noem de stap en wat nu de bedoeling is.", "Name the step and what it is for."),
    occasions: ["meet", "think", "advise", "look-back"],
  },
  {
    key: "conflict",
    title: says("Het botst", "People clash"),
    sign: says(
      "Iemand zegt hoe de ander is. De toon wordt scherp.",
      "Somebody says how the other is. The tone sharpens.",
    ),
    say: [
      says(
        "“Zeg wat het met jou doet. Zeg niet wat de ander is.”",
        "“Say what it does to you. Do not say what the other is.”",
      ),
      says("“Wat hebben jullie allebei nodig om verder te kunnen?”", "“What do you both need in order to go on?”"),
    ],
    act: says("Kies “Eerst wat stoort”. De casus kan wachten.", "Choose “Disturbance first”. The case can wait."),
    occasions: ["think", "advise", "meet"],
  },
  {
    key: "manager",
    title: says("De baas zit er in gedachten bij", "The manager's shadow"),
    sign: says(
      "Mensen kiezen hun woorden, of noemen steeds de leiding.",
      "People choose their words, or keep naming the management.",
    ),
    say: [
      says("“Wat zeggen we nu niet, en voor wie laten we dat?”", "“What are we not saying now, and because of whom?”"),
      says(
        "“Wat hier gezegd is, blijft hier. Klopt dat nog voor iedereen?”",
        "“What is said here stays here. Is that still so for everybody?”",
      ),
    ],
    act: says("Ga terug naar wat de inbrenger zelf kan doen.", "Go back to what the presenter can do."),
    occasions: ["meet", "tell", "think", "advise", "decide"],
  },
  {
    key: "solving",
    title: says("De groep neemt het over", "The group takes the problem over"),
    sign: says("“Als ik jou was, dan…” De inbrenger wordt stil.", "“If I were you…” The presenter goes quiet."),
    say: [
      says("“Even naar jou: welk idee past bij hoe jij het doet?”", "“Over to you: which idea fits how you work?”"),
    ],
    act: says(
      "Laat de inbrenger kiezen en in eigen woorden zeggen.",
      "Let the presenter choose and say it in their own words.",
    ),
    occasions: ["advise", "decide"],
  },
  {
    key: "vague",
    title: says("Het voornemen blijft vaag", "The resolution stays vague"),
    sign: says("“Ik ga er eens over nadenken.”", "“I will think about it.”"),
    say: [
      says(
        "“Wat is de eerste kleine stap? Wanneer zet je hem?”",
        "“What is the first small step? When do you take it?”",
      ),
    ],
    act: says("Vraag wie wil weten hoe het afliep.", "Ask who wants to hear how it went."),
    occasions: ["decide", "look-back"],
  },
  {
    key: "time",
    title: says("De tijd loopt weg", "Time is running out"),
    sign: says("Er is nog veel, en het is bijna klaar.", "There is much to do, and it is nearly over."),
    say: [
      says(
        "“We hebben niet voor alles tijd. Wat helpt de inbrenger nu het meest?”",
        "“We have no time for everything. What helps the presenter most now?”",
      ),
    ],
    act: says(
      "Kort de vragen in. Houd altijd tijd voor het voornemen.",
      "Cut the questions short. Always keep time for the resolution.",
    ),
    occasions: ["advise", "decide"],
  },
  {
    key: "unsafe",
    title: says("Het voelt niet veilig", "It does not feel safe"),
    sign: says(
      "Stil, gesloten, of een stil signaal op jouw scherm.",
      "Quiet, closed, or a quiet signal on your screen.",
    ),
    say: [
      says(
        "“Ik wil even stilstaan. Hoe zit iedereen erbij, in één woord?”",
        "“I want to stop for a moment. How is everybody, in one word?”",
      ),
      says("“Je mag altijd iets niet zeggen, of nu stoppen.”", "“You may always leave something unsaid, or stop now.”"),
    ],
    act: says("Zoek niet wie het was. Zet de tijd stil.", "Do not look for who it was. Pause the clock."),
    occasions: ["meet"],
  },
];
