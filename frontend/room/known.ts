/** What this browser knows of the room, and how each message of the stream changes it. Pure. */

import { merged } from "./patch";
import type { Change, Earlier, Message, Mine, OwnChange, SealedItem, State, WholeState } from "./wire";

export interface Known {
  readonly position: string | null;
  /** Milliseconds to add to this device's clock to get the server's. */
  readonly skew: number;
  readonly state: State;
  readonly mine: Mine;
  readonly items: Readonly<Record<string, SealedItem>>;
  readonly earlier: readonly Earlier[];
  readonly here: readonly string[];
}

const nothingOfMine: Mine = { hidden: {}, parked: {} };

/** The room after one message. `null` is nothing known yet; a message that cannot be used changes nothing. */
export function after(known: Known | null, message: Message, clock: number): Known | null {
  switch (message.event) {
    case "state":
      return whole(JSON.parse(message.data) as WholeState, message.id, known, clock);
    case "change":
      return known && changed(known, JSON.parse(message.data) as Change, message.id);
    case "mine":
      return known && ownChanged(known, JSON.parse(message.data) as OwnChange);
    case "presence":
      return known && { ...known, here: (JSON.parse(message.data) as { here: string[] }).here };
    default:
      return known;
  }
}

function whole(said: WholeState, position: string | null, known: Known | null, clock: number): Known {
  return {
    position,
    skew: Date.parse(said.now) - clock,
    state: withNulls(said.state),
    mine: { ...nothingOfMine, ...said.mine },
    items: said.items,
    earlier: said.earlier,
    here: known?.here ?? [],
  };
}

function changed(known: Known, said: Change, position: string | null): Known {
  return {
    ...known,
    position: position ?? known.position,
    state: withNulls(merged(known.state, said.change)),
    items: said.items ? { ...known.items, ...said.items } : known.items,
  };
}

function ownChanged(known: Known, said: OwnChange): Known {
  const before = said.kind === "whole" ? nothingOfMine : known.mine;
  return {
    ...known,
    mine: { ...nothingOfMine, ...merged(before, said.change) },
    items: said.items ? { ...known.items, ...said.items } : known.items,
  };
}

/** The wire leaves out what is not there, and a merge patch removes what goes; here those fields are null. */
function withNulls(state: State): State {
  return {
    ...state,
    timer: state.timer ?? null,
    paused: state.paused ?? null,
    undo_until: state.undo_until ?? null,
    turn: state.turn ? { ...state.turn, now: state.turn.now ?? null } : null,
    floor: state.floor ?? null,
    contributions: state.contributions ?? {},
  };
}
