/** Beside a question that sounds like advice, leads or closes: what it sounds like, and what one can do. It never blocks. */

import { useEffect, useRef, useState } from "preact/hooks";
import { loadRules } from "../../advice/loading";
import { beginningFor, type Pause, parted, pauses, type Remark, remarkOn, whyOf } from "../../advice/remark";
import type { Rules } from "../../advice/rules";
import { nextAdvicePhase } from "../../room/part";
import type { Phase, Writing } from "../../room/wire";
import { language } from "../mount";
import { useRoom } from "./context";
import { said } from "./texts";

interface Where {
  readonly place: string;
  readonly phase: Phase;
  readonly writing: Writing;
}

/** Only where a question is asked and advice has to wait. */
export function HiddenAdvice(where: Where) {
  const asks = where.writing.kind === "question" && where.writing.aspects.length === 0;
  return asks && where.phase.forbidden.includes("advice") ? <Offer {...where} /> : null;
}

function Offer({ place }: Where) {
  const model = useRoom();
  const t = said();
  const root = useRef<HTMLDivElement>(null);
  const field = () => root.current?.closest(".room-composer")?.querySelector("textarea") ?? null;
  const draft = model.typing.draftOf(place);
  const { remark, rules, rewrite, leave } = useRemark(draft.text, field);
  const [parked, setParked] = useState<{ step: number; stays: string } | null>(null);

  const step = useStepForAdvice();
  const isParked = parked !== null && parked.stays === draft.text; // until somebody writes on
  const mayPark = remark?.kind === "advice" && step > 0 && draft.text.includes(remark.sentence);

  /** Back to the text, behind what it is about. */
  const toText = () => {
    const text = field();
    const end = remark ? (text?.value.indexOf(remark.sentence) ?? 0) + remark.sentence.length : 0;
    text?.focus();
    text?.setSelectionRange(end, end);
  };
  const chosen = (choose: () => void) => () => {
    toText();
    choose();
  };
  const park = async () => {
    const parts = remark && parted(model.typing.draftOf(place).text, remark, rules);
    if (!parts) return;
    if (!(await model.posting.park(parts.parked))) return model.say(t.notSent);
    await model.typing.leave(place, { ...model.typing.draftOf(place), text: parts.stays });
    setParked({ step, stays: parts.stays });
    field()?.focus();
  };
  return (
    <div class={remark ? "remark-place remark" : "remark-place"} ref={root}>
      <p role="status">
        {remark ? <RemarkWords remark={remark} rules={rules} /> : isParked && t.parkedFor(parked.step)}
      </p>
      {remark && (
        <div class="remark-choices">
          {!remark.isRewriting && <Choice onPress={chosen(rewrite)}>{t.rewrite}</Choice>}
          {mayPark && <Choice onPress={() => void park()}>{t.parkAsAdvice}</Choice>}
          <button type="button" class="text" onClick={chosen(leave)}>
            {t.leaveSo}
          </button>
          {!remark.isRewriting && <p class="hint">{t.onlyHere}</p>}
        </div>
      )}
    </div>
  );
}

function RemarkWords({ remark, rules }: { remark: Remark; rules: readonly Rules[] }) {
  const t = said();
  if (remark.isRewriting)
    return (
      <>
        {t.beginSo} <span lang={remark.tongue}>“{beginningFor(remark, rules)}”</span>
      </>
    );
  return (
    <>
      <strong>{t.sounds[remark.kind]}</strong> {whyOf(remark, rules, language())}
    </>
  );
}

function Choice({ children, onPress }: { children: string; onPress: () => void }) {
  return (
    <button type="button" class="small" onClick={onPress}>
      {children}
    </button>
  );
}

/** The step that waits for advice, counted from one; 0 when there is none or nothing more may be parked. */
function useStepForAdvice(): number {
  const model = useRoom();
  const part = model.part.value;
  const present = model.known.value?.state.phase ?? 0;
  return part?.mayPark ? nextAdvicePhase(model.page.script, present, part.role) + 1 : 0;
}

interface Remarking {
  readonly remark: Remark | null;
  readonly rules: readonly Rules[];
  /** From now on says how one could begin, until something open stands there. */
  readonly rewrite: () => void;
  /** Says nothing more about this text, until it was sent or emptied. */
  readonly leave: () => void;
}

/** A remark comes in a pause of typing, and goes at once when its text was sent. */
function useRemark(text: string, field: () => HTMLTextAreaElement | null): Remarking {
  const [rules, setRules] = useState<readonly Rules[]>([]);
  const [remark, setRemark] = useState<Remark | null>(null);
  const [isLeft, setLeft] = useState(false);
  const isEmpty = text.trim() === "";
  useEffect(() => {
    if (!isEmpty && rules.length === 0) void loadRules().then(setRules);
  }, [isEmpty]);
  useEffect(() => {
    if (!isEmpty) return;
    setLeft(false);
    const isWriting = document.activeElement === field();
    setRemark((before) => (before?.isRewriting && isWriting ? before : null));
  }, [isEmpty]);
  useEffect(() => {
    if (isEmpty || isLeft) return;
    const look = (pause: Pause) => () => setRemark((before) => remarkOn(text, rules, pause, before));
    const timers = [window.setTimeout(look("ended"), pauses.ended), window.setTimeout(look("unended"), pauses.unended)];
    return () => timers.forEach(window.clearTimeout);
  }, [text, rules, isLeft]);
  const rewrite = () => setRemark(remark && { ...remark, isRewriting: true });
  const leave = () => {
    setLeft(true);
    setRemark(null);
  };
  return { remark, rules, rewrite, leave };
}
