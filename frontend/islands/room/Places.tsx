/** Where people sit in this step, beside the circle: chairs to change to, small tables, and who sits out of it. */

import { roleOf } from "../../room/part";
import { chairOf, maySitOn, outsiders, tableOf, writerOf } from "../../room/step";
import type { Chair, Phase, State } from "../../room/wire";
import { inWords, listOf, useRoom } from "./context";
import { said } from "./texts";

export function Places() {
  const model = useRoom();
  const state = model.known.value?.state;
  const phase = model.page.script.phase[state?.phase ?? 0];
  if (state?.stage !== "open" || !phase) return null;
  return (
    <>
      <Outsiders phase={phase} state={state} />
      {phase.chairs && phase.chairs.length > 0 && <Chairs phase={phase} chairs={phase.chairs} state={state} />}
      {phase.form === "groups" && <Tables phase={phase} state={state} />}
    </>
  );
}

function Outsiders({ phase, state }: { phase: Phase; state: State }) {
  const model = useRoom();
  const others = outsiders(phase, state).filter((person) => person !== model.page.me);
  if (others.length === 0) return null;
  const names = listOf(others.map((person) => model.nameOf(person)));
  return <p class="hint room-outsiders">{said().outsideOthers(names, others.length)}</p>;
}

function Chairs({ phase, chairs, state }: { phase: Phase; chairs: readonly Chair[]; state: State }) {
  const t = said();
  return (
    <section class="chairs" aria-label={t.chairs}>
      {chairs.map((chair) => (
        <ChairCard key={chair.key} phase={phase} chair={chair} state={state} />
      ))}
    </section>
  );
}

function ChairCard({ phase, chair, state }: { phase: Phase; chair: Chair; state: State }) {
  const model = useRoom();
  const t = said();
  const { me } = model.page;
  const sitter = state.chairs?.[chair.key];
  const mine = chairOf(phase, state, me)?.key === chair.key;
  const name = inWords(chair);
  const ask = (wish: Record<string, unknown>) => void model.perform({ kind: "sit", ...wish }, t.offlineNow);
  return (
    <div class={`chair${sitter ? " chair-taken" : ""}`}>
      <ChairDrawing />
      <p>
        <b>{name}</b>
        <span>{sitter ? model.nameOf(sitter) : t.chairFree}</span>
      </p>
      {mine && (
        <button type="button" class="small" onClick={() => ask({})}>
          {t.standUp}
        </button>
      )}
      {!sitter && maySitOn(chair, roleOf(state, me)) && (
        <button type="button" class="small" aria-label={t.sitDownOn(name)} onClick={() => ask({ chair: chair.key })}>
          {t.sitDown}
        </button>
      )}
      {!mine && model.part.value?.facilitates && <Seater phase={phase} chair={chair} state={state} ask={ask} />}
    </div>
  );
}

interface SeaterProps {
  readonly phase: Phase;
  readonly chair: Chair;
  readonly state: State;
  readonly ask: (wish: Record<string, unknown>) => void;
}

/** The facilitator leads somebody to a chair, or back to their own. */
function Seater({ chair, state, ask }: SeaterProps) {
  const model = useRoom();
  const t = said();
  const sitter = state.chairs?.[chair.key] ?? "";
  const people = state.seats.filter((person) => maySitOn(chair, roleOf(state, person)));
  const seat = (person: string) => ask(person ? { chair: chair.key, person } : { person: sitter });
  return (
    <label>
      <span class="visually-hidden">{t.whoSitsOn(inWords(chair))}</span>
      <select value={sitter} onChange={(event) => seat(event.currentTarget.value)}>
        <option value="">{t.nobody}</option>
        {people.map((person) => (
          <option key={person} value={person}>
            {model.nameOf(person)}
          </option>
        ))}
      </select>
    </label>
  );
}

function ChairDrawing() {
  return (
    <svg class="chair-drawing" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M7 3v18M7 13h10v8" />
    </svg>
  );
}

function Tables({ phase, state }: { phase: Phase; state: State }) {
  const model = useRoom();
  const t = said();
  const mine = tableOf(state, model.page.me);
  const maySpeak = model.part.value?.maySpeak === true;
  const join = (table: number) => void model.perform({ kind: "sit", table }, t.offlineNow);
  const tables = [...(state.tables ?? [])].sort((one, other) => Number(other === mine) - Number(one === mine));
  return (
    <section class="tables" aria-label={t.tables}>
      {tables.map((table) => {
        const writer = writerOf(phase, state, table);
        return (
          <div key={table.join()} class={`table-card${table === mine ? " table-mine" : ""}`}>
            <p>
              <b>{table === mine ? t.myTable : t.otherTable}</b>
              <span>
                {listOf(table.map((person) => (person === model.page.me ? t.seat.me : model.nameOf(person))))}
              </span>
              {table === mine && writer && (
                <span class="hint">{writer === model.page.me ? t.iWrite : t.tableWriter(model.nameOf(writer))}</span>
              )}
            </p>
            {mine.length === 0 && maySpeak && (
              <button type="button" class="small" onClick={() => join((state.tables ?? []).indexOf(table))}>
                {t.joinTable}
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}
