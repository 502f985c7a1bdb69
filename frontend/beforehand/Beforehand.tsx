/**
 * Before a meeting: what became of the last resolutions, cases offered, the vote on them, and who brings one.
 *
 * `<div data-island="beforehand" data-group="…" data-meeting="…" data-lookback="…" data-last="…"></div>`
 */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { api, type BeforehandRow } from "../api";
import { Otherwise } from "../evaluation/Otherwise";
import { Failed } from "../group/Failed";
import { GroupGate } from "../group/Gate";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { keepMainPlace } from "../islands/room/place";
import { Button, Notice } from "../parts/parts";
import { type Ahead, castVote, eligible, readAhead, shareOffer } from "./ahead";
import { LastResolutions } from "./LastResolutions";
import { draftOf, OfferForm, offerIn } from "./OfferForm";
import { Offers } from "./Offers";
import { Outcome } from "./Outcome";
import type { Offer } from "./offer";
import { offerDraftPlace } from "./places";
import { texts } from "./texts";
import { useOwnDraft } from "./useOwnDraft";

interface Props {
  readonly group: string;
  readonly meeting: string;
  readonly lookback: string;
  /** The id of the meeting before this one; empty when there is none. */
  readonly last: string;
}

export function Beforehand({ group, meeting, lookback, last }: Props) {
  useEffect(keepMainPlace, []);
  return (
    <section class="beforehand">
      <h2>{texts().title}</h2>
      <GroupGate group={group} withoutBar>
        {(here) => (
          <>
            <LastResolutions here={here} meeting={meeting} lookback={lookback} />
            {last && <Otherwise here={here} meeting={last} />}
            <Cases here={here} meeting={meeting} />
          </>
        )}
      </GroupGate>
    </section>
  );
}

const pace = 20_000; // milliseconds between two looks for what others did

function Cases({ here, meeting }: { readonly here: Here; readonly meeting: string }) {
  const t = texts();
  const { ahead, fault, busy, act, look } = useAhead(here, meeting);
  if (!ahead) {
    return fault ? <Failed sentence={fault} onAgain={look} /> : <p role="status">{t.loading}</p>;
  }
  return (
    <>
      {fault && <Notice tone="error">{fault}</Notice>}
      <Opened ahead={ahead} here={here} busy={busy} act={act} />
    </>
  );
}

type Act = (work: () => Promise<BeforehandRow>) => Promise<boolean>;

function useAhead(here: Here, meeting: string) {
  const { keys, keyring } = here;
  const [ahead, setAhead] = useState<Ahead | null>(null);
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const acting = useRef(false);
  const take = useCallback(
    async (row: BeforehandRow) => setAhead(await readAhead(keys, row, keyring.person)),
    [keys, keyring],
  );
  const look = useCallback(() => {
    if (acting.current) return;
    void api
      .beforehand(meeting)
      .then((row) => (acting.current ? undefined : take(row)))
      .catch((cause: unknown) => setFault(sentenceFor(cause)));
  }, [meeting, take]);
  useEffect(() => {
    look();
    const timer = window.setInterval(() => !document.hidden && look(), pace);
    return () => window.clearInterval(timer);
  }, [look]);
  const act: Act = async (work) => {
    acting.current = true;
    setBusy(true);
    setFault("");
    try {
      await take(await work());
      return true;
    } catch (cause) {
      setFault(sentenceFor(cause));
      return false;
    } finally {
      acting.current = false;
      setBusy(false);
    }
  };
  return { ahead, fault, busy, act, look };
}

interface OpenedProps {
  readonly ahead: Ahead;
  readonly here: Here;
  readonly busy: boolean;
  readonly act: Act;
}

function Opened({ ahead, here, busy, act }: OpenedProps) {
  const t = texts();
  const { row } = ahead;
  const mine = useMyCase(ahead, here, act);
  const ballot = useBallot(ahead, here, act);
  const isOpen = row.vote.opened_at !== null;
  return (
    <>
      <h3>{t.offers.title}</h3>
      <p role="status">{ballot.said}</p>
      {ballot.mayVote && <p>{t.vote.lead}</p>}
      <Offers
        ahead={ahead}
        here={here}
        chosen={ballot.mayVote ? ballot.chosen : null}
        onChoose={ballot.choose}
        onChange={mine.change}
        onWithdraw={mine.withdraw}
      />
      {ballot.mayVote && (
        <>
          <div class="row vote-act">
            <Button busy={busy} disabled={ballot.chosen.length === 0} onPress={() => void ballot.cast()}>
              {ahead.chosen ? t.vote.recast : t.vote.cast}
            </Button>
          </div>
          <Turnout ahead={ahead} name={here.people.name} />
        </>
      )}
      {isOpen && (
        <Outcome
          ahead={ahead}
          here={here}
          busy={busy}
          onConfirm={(person) => void act(() => api.choosePresenter(row.id, person))}
        />
      )}
      {!isOpen && row.may_arrange && (
        <p class="hint">{row.presenter ? t.outcome.turn(here.people.name(row.presenter)) : t.outcome.noTurn}</p>
      )}
      <p role="status">{mine.said}</p>
      <MyCase ahead={ahead} mine={mine} />
    </>
  );
}

/** What I ticked, until it is cast. */
function useBallot(ahead: Ahead, { keys, keyring }: Here, act: Act) {
  const { row, chosen: cast } = ahead;
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState("");
  const live = eligible(ahead).map((one) => one.item);
  const chosen = (ticked ?? cast ?? []).filter((item) => live.includes(item));
  const isAsked = row.vote.asked.includes(keyring.person);
  return {
    said,
    chosen,
    mayVote: row.may_arrange && row.vote.opened_at === null && live.length > 1 && isAsked,
    choose(next: readonly string[]) {
      setTicked(next);
      setSaid("");
    },
    async cast() {
      if (!(await act(() => castVote(keys, row, chosen)))) return;
      setTicked(null);
      setSaid(texts().vote.done);
    },
  };
}

type MyCaseState = ReturnType<typeof useMyCase>;

/** My case: a draft that only I read, then an offer that I may change and take back. */
function useMyCase({ row, offered }: Ahead, { keys, keyring }: Here, act: Act) {
  const t = texts().offer;
  const own = useOwnDraft(keyring, keys.group, row.id, offerDraftPlace);
  const [form, setForm] = useState<"as-found" | "asked" | "folded">("as-found");
  const [said, setSaid] = useState("");
  const before = offered.find((one) => one.by === keyring.person);
  const shared = before?.offer ?? null;
  const draft = offerIn(own.draft);
  const hasDraft = draft.happened.trim() !== "" || draft.question.trim() !== "";
  return {
    own,
    said,
    shared,
    hasDraft,
    isAsked: form === "asked",
    isWriting: own.isReady && (form === "asked" || (form === "as-found" && hasDraft && shared === null)),
    begin: () => setForm("asked"),
    fold: () => setForm("folded"),
    change() {
      if (shared) own.write(draftOf(shared));
      setForm("asked");
    },
    async share(offer: Offer) {
      if (!(await act(() => shareOffer(keys, row.id, before, offer)))) return;
      await own.clear();
      setForm("folded");
      setSaid(t.taken);
    },
    async withdraw() {
      if (shared) own.write(draftOf(shared)); // kept for its author alone, before the group loses it
      if (await act(() => shareOffer(keys, row.id, before, null))) setSaid(t.withdrawn);
    },
  };
}

function MyCase({ ahead, mine }: { readonly ahead: Ahead; readonly mine: MyCaseState }) {
  const t = texts().offer;
  const { own, shared } = mine;
  if (mine.isWriting) {
    return (
      <OfferForm own={own} isShared={shared !== null} isAsked={mine.isAsked} onShare={mine.share} onLater={mine.fold} />
    );
  }
  if (!ahead.row.is_open || shared !== null) return null;
  return (
    <section class="card">
      <h3>{t.title}</h3>
      <p>{t.lead}</p>
      <div class="row">
        <Button look="quiet" onPress={mine.begin}>
          {mine.hasDraft ? t.goOn : t.begin}
        </Button>
      </div>
    </section>
  );
}

/** Who voted is visible, by seat; for whom is not. */
function Turnout({ ahead, name }: { readonly ahead: Ahead; readonly name: (person: string) => string }) {
  const t = texts();
  const { asked, voted } = ahead.row.vote;
  const others = asked.filter((person) => !voted.includes(person));
  return (
    <p class="hint">
      {t.vote.closed} {voted.length > 0 && t.vote.voted(enumerate(voted.map(name), t.and))}{" "}
      {others.length > 0 && voted.length > 0 && t.vote.awaited(enumerate(others.map(name), t.and))}
    </p>
  );
}
